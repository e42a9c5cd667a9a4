package io.querent.local.demo.music;

import io.querent.local.LocalEnvironment;
import io.querent.local.demo.DemoDataset;
import io.querent.local.demo.Edition;
import io.querent.local.demo.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Map;

/** {@code music}: an SQLite file. Its edition is the file's {@code user_version}. */
public final class MusicDataset implements DemoDataset {

  @Override
  public String id() {
    return "music";
  }

  @Override
  public String displayName() {
    return "Music shop";
  }

  @Override
  public String description() {
    return "A record shop: artists, albums and tracks, and five years of invoices.";
  }

  @Override
  public String kind() {
    return "sqlite";
  }

  @Override
  public Map<String, Object> connection(LocalEnvironment environment) {
    return Map.of("path", file(environment.dataDir()).toString());
  }

  @Override
  public boolean prepare(LocalEnvironment environment, LocalDateTime now) throws Exception {
    Path file = file(environment.dataDir());
    if (Files.exists(file) && edition(file) == Edition.CURRENT) {
      return false;
    }
    write(file);
    return true;
  }

  static void write(Path file) throws IOException, SQLException {
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + draft)) {
      Script.run(connection, "/demo/music/tables.sql");
      connection.setAutoCommit(false);
      try (Rows rows = new Rows(connection)) {
        Library library = new Library();
        library.write(rows);
        new Sales(library.tracks()).write(rows);
        rows.flush();
      }
      connection.commit();
      connection.setAutoCommit(true);
      Script.run(connection, "/demo/music/indexes.sql");
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA user_version = " + Edition.CURRENT);
      }
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static Path file(Path dataDir) {
    return dataDir.resolve("demo").resolve("music.sqlite");
  }

  private static int edition(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }
}
