package io.querent.file.dataset;

import io.querent.file.engine.DuckDatabase;
import io.querent.file.engine.EngineFailures;
import io.querent.file.engine.EngineSettings;
import io.querent.file.engine.SqlText;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/**
 * An engine instance in which each table of a folder is a view over its files. It can read exactly
 * those files, by their real paths, and can neither write nor be talked into more: it is locked
 * before the first statement of a caller. A table whose files cannot be read is left out and its
 * reason kept.
 */
public final class FolderDatabase implements AutoCloseable {
  private final Path folder;
  private final DuckDatabase database;
  private final Map<String, FileSource> sources = new LinkedHashMap<>();
  private final Map<String, List<FolderFile>> files = new LinkedHashMap<>();
  private final Map<String, String> broken = new LinkedHashMap<>();
  private Catalogue catalogue;

  private FolderDatabase(Path folder, DuckDatabase database) {
    this.folder = folder;
    this.database = database;
  }

  /**
   * Opens the folder.
   *
   * @param patterns table name to file or glob below the folder
   * @param present the folder's files
   */
  static FolderDatabase open(
      EngineSettings settings, Path folder, Map<String, String> patterns, List<FolderFile> present)
      throws SQLException {
    DuckDatabase database = DuckDatabase.open(settings, DuckDatabase.Rows.MATERIALIZED);
    FolderDatabase opened = new FolderDatabase(folder, database);
    try {
      opened.createViews(patterns, present);
      opened.catalogue = opened.describe();
      database.allowFiles(opened.paths());
      database.lock();
      return opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** A connection of its own, to be used by one thread and closed. */
  public DuckDBConnection connect() throws SQLException {
    return database.connect();
  }

  /** The real path of the folder, which messages must not show. */
  public Path folder() {
    return folder;
  }

  /** Tables that cannot be read, with the reason. */
  public Map<String, String> broken() {
    return broken;
  }

  /** Tables that can be read. */
  public Set<String> tables() {
    return sources.keySet();
  }

  /**
   * The tables that can be read with their columns, the same object for as long as this is open.
   */
  public Catalogue catalogue() {
    return catalogue;
  }

  FileSource source(String table) {
    return sources.get(table);
  }

  List<FolderFile> files(String table) {
    return files.get(table);
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }

  private void createViews(Map<String, String> patterns, List<FolderFile> present)
      throws SQLException {
    try (DuckDBConnection connection = database.connect()) {
      for (Map.Entry<String, String> table : patterns.entrySet()) {
        List<FolderFile> matching = TableFiles.matching(present, table.getValue());
        if (matching.isEmpty()) {
          broken.put(table.getKey(), "there is no file " + table.getValue() + " in the folder");
          continue;
        }
        createView(connection, table.getKey(), matching);
      }
    }
  }

  private void createView(DuckDBConnection connection, String table, List<FolderFile> matching) {
    try {
      FileSource source = matching.getFirst().format().source(connection, matching);
      database.execute("CREATE VIEW " + SqlText.name(table) + " AS " + source.select());
      sources.put(table, source);
      files.put(table, matching);
    } catch (SQLException e) {
      broken.put(table, firstLine(EngineFailures.message(e, folder.toString())));
    }
  }

  private Catalogue describe() {
    List<Table> tables =
        sources.entrySet().stream()
            .map(
                s ->
                    new Table(
                        null, s.getKey(), "file", null, null, columns(s.getValue()), null, null))
            .toList();
    return new Catalogue(folder.toString(), "duckdb", 1, null, tables, List.of());
  }

  private static List<Column> columns(FileSource source) {
    return source.columns().stream()
        .map(c -> new Column(c.name(), DuckTypes.of(c.type()), c.type(), true, null, null))
        .toList();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }

  private Set<Path> paths() {
    Set<Path> paths = new LinkedHashSet<>();
    files.values().forEach(list -> list.forEach(file -> paths.add(file.path())));
    return paths;
  }
}
