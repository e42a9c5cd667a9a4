package io.querent.file.dataset;

import io.querent.contracts.file.FileFolder;
import io.querent.file.engine.DuckDatabase;
import io.querent.file.engine.EngineFailures;
import io.querent.file.engine.EngineSettings;
import io.querent.file.engine.RunningStatement;
import io.querent.semantics.catalog.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** Looks into a folder: which tables its files make, and what is in each. */
public final class FolderLearner {
  private final EngineSettings settings;
  private final int mostFiles;
  private final ProfileBounds bounds;

  FolderLearner(EngineSettings settings, int mostFiles, ProfileBounds bounds) {
    this.settings = settings;
    this.mostFiles = mostFiles;
    this.bounds = bounds;
  }

  /** Whether the folder can be read and how much is in it. */
  FileFolder.Check check(Path folder) {
    FolderFiles present = FolderFiles.of(folder, mostFiles);
    List<String> warnings = new ArrayList<>(present.warnings());
    if (present.files().isEmpty()) {
      warnings.add("There is no CSV, TSV, Parquet or JSONL file in the folder.");
    }
    long bytes = present.files().stream().mapToLong(FolderFile::bytes).sum();
    return new FileFolder.Check(true, present.files().size(), bytes, warnings);
  }

  /** Learns every table that can be read; those that cannot become warnings. */
  FileFolder.Contents learn(Path folder, RunningStatement running) throws SQLException {
    FolderFiles present = FolderFiles.of(folder, mostFiles);
    List<String> warnings = new ArrayList<>(present.warnings());
    Map<String, String> patterns = patterns(present);
    List<Table> tables = new ArrayList<>();
    Map<String, String> readable = new LinkedHashMap<>();
    try (FolderDatabase database =
        FolderDatabase.open(settings, folder, patterns, present.files())) {
      database.broken().forEach((t, reason) -> warnings.add(unreadable(patterns.get(t), reason)));
      for (String table : database.tables()) {
        learnTable(database, table, running, tables, warnings, patterns.get(table));
      }
    }
    tables.forEach(t -> readable.put(t.name(), patterns.get(t.name())));
    return new FileFolder.Contents(tables, readable, warnings);
  }

  private Map<String, String> patterns(FolderFiles present) throws SQLException {
    try (DuckDatabase scratch = DuckDatabase.open(settings, DuckDatabase.Rows.MATERIALIZED)) {
      scratch.allowFiles(present.files().stream().map(FolderFile::path).toList());
      scratch.lock();
      try (DuckDBConnection connection = scratch.connect()) {
        return FolderTables.of(connection, present.files());
      }
    }
  }

  private void learnTable(
      FolderDatabase database,
      String table,
      RunningStatement running,
      List<Table> tables,
      List<String> warnings,
      String pattern)
      throws SQLException {
    FileSource source = database.source(table);
    try (DuckDBConnection connection = database.connect()) {
      tables.add(
          new TableProfiler(connection, running, bounds)
              .profile(table, source, database.files(table)));
      source.warnings().forEach(w -> warnings.add(pattern + ": " + w + "."));
    } catch (SQLException e) {
      if (running.end() != RunningStatement.End.NONE) {
        throw e;
      }
      String reason = EngineFailures.message(e, database.folder().toString());
      warnings.add(unreadable(pattern, reason.lines().findFirst().orElse(reason)));
    }
  }

  private static String unreadable(String pattern, String reason) {
    return "%s cannot be read and is left out: %s".formatted(pattern, reason);
  }
}
