package io.querent.file.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jboss.logging.Logger;

/**
 * One in-memory DuckDB instance. It starts with extensions off and bounds set; what it may touch on
 * disk is granted before {@link #lock()}, after which neither grants nor settings can change, not
 * even by SQL.
 */
public final class DuckDatabase implements AutoCloseable {
  /**
   * How rows leave the engine. Streamed rows need little memory, but once the first of them is out
   * the statement can no longer be cancelled and failures lose their message; so statements of
   * callers are materialized, under a row limit.
   */
  public enum Rows {
    STREAMED,
    MATERIALIZED
  }

  private static final Logger LOG = Logger.getLogger(DuckDatabase.class);

  private final DuckDBConnection root;
  private final Path spill;

  private DuckDatabase(DuckDBConnection root, Path spill) {
    this.root = root;
    this.spill = spill;
  }

  /** Opens an instance that may still read files. */
  public static DuckDatabase open(EngineSettings settings, Rows rows) throws SQLException {
    Path spill = existing(settings.spillDirectory()).resolve("db-" + UUID.randomUUID());
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", String.valueOf(rows == Rows.STREAMED));
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    properties.setProperty("memory_limit", settings.memoryBytes() + "B");
    properties.setProperty("threads", String.valueOf(settings.threads()));
    properties.setProperty("temp_directory", spill.toString());
    properties.setProperty("max_temp_directory_size", settings.spillBytes() + "B");
    DuckDatabase database =
        new DuckDatabase(
            (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", properties), spill);
    database.execute("SET GLOBAL TimeZone = 'UTC'");
    return database;
  }

  /** The engine makes its own directory when it first spills, but none above it. */
  private static Path existing(Path directory) throws SQLException {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new SQLException("the spill directory " + directory + " cannot be made", e);
    }
  }

  /** Lets the instance read and write exactly these files. */
  public void allowFiles(Collection<Path> files) throws SQLException {
    execute("SET allowed_paths = " + SqlText.paths(files));
  }

  /** Lets the instance read and write below this directory. */
  public void allowDirectory(Path directory) throws SQLException {
    execute("SET allowed_directories = " + SqlText.paths(List.of(directory)));
  }

  /** Ends all access to disk and network but the granted one, for good. */
  public void lock() throws SQLException {
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
  }

  /** A connection of its own, to be used by one thread and closed. */
  public DuckDBConnection connect() throws SQLException {
    return root.duplicate();
  }

  /** Runs a statement of our own making on the instance's first connection. */
  public void execute(String sql) throws SQLException {
    try (Statement statement = root.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whether it still answers. */
  public boolean answers() {
    try (DuckDBConnection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1")) {
      return rows.next();
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() throws SQLException {
    root.close();
    try {
      Files.deleteIfExists(spill);
    } catch (IOException notEmpty) {
      LOG.debugf("%s is left over", spill);
    }
  }
}
