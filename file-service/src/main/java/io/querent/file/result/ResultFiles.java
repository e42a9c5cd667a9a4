package io.querent.file.result;

import io.querent.contracts.datasource.ColumnView;
import io.querent.file.engine.ArrowTypes;
import io.querent.file.engine.DuckDatabase;
import io.querent.file.engine.EngineSettings;
import io.querent.file.engine.RunningStatement;
import io.querent.file.engine.SqlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/**
 * The Parquet files of results, in one directory that the engine instance behind this class can
 * touch and nothing else. A file appears under its name only when it is whole.
 */
public final class ResultFiles implements AutoCloseable {
  private static final String INCOMING = "incoming";
  private static final String SUFFIX = ".parquet";
  private static final String UNFINISHED = ".tmp";
  private static final int BATCH_ROWS = 8_192;

  private final Path directory;
  private final BufferAllocator allocator;
  private final DuckDatabase database;

  private ResultFiles(Path directory, BufferAllocator allocator, DuckDatabase database) {
    this.directory = directory;
    this.allocator = allocator;
    this.database = database;
  }

  /** What to do with the rows of a result. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(ArrowReader rows) throws IOException;
  }

  /** Opens the directory, making it if needed. */
  public static ResultFiles open(Path directory, EngineSettings settings, BufferAllocator allocator)
      throws IOException, SQLException {
    Files.createDirectories(directory);
    Path real = directory.toRealPath();
    DuckDatabase database = DuckDatabase.open(settings, DuckDatabase.Rows.STREAMED);
    database.allowDirectory(real);
    database.lock();
    return new ResultFiles(real, allocator, database);
  }

  /** Where the result of that id is kept, whether it exists or not. */
  public Path file(ResultId id) {
    return directory.resolve(id.value() + SUFFIX);
  }

  /**
   * Writes everything that the source has, up to the bounds, and leaves it open. When anything
   * fails, no file is left.
   *
   * @param running ended from outside, it ends the writing too
   */
  public Written write(
      ResultId id, ArrowReader source, WriteBounds bounds, RunningStatement running)
      throws IOException, SQLException {
    Path unfinished = directory.resolve(id.value() + UNFINISHED);
    try (ArrowTap tap = new ArrowTap(source, bounds)) {
      List<String> names = ColumnNames.of(tap.getVectorSchemaRoot().getSchema().getFields());
      List<ColumnView> columns = ArrowTypes.columns(tap.getVectorSchemaRoot().getSchema(), names);
      copy(tap, names, unfinished, running);
      long bytes = Files.size(unfinished);
      Files.move(unfinished, file(id), StandardCopyOption.ATOMIC_MOVE);
      return new Written(
          columns, tap.rows(), bytes, tap.truncated(), tap.head().rows(), tap.head().warnings());
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** What {@link #write} would tell of the source, without writing. */
  static Written look(ArrowReader source, WriteBounds bounds) throws IOException {
    try (ArrowTap tap = new ArrowTap(source, bounds)) {
      List<String> names = ColumnNames.of(tap.getVectorSchemaRoot().getSchema().getFields());
      List<ColumnView> columns = ArrowTypes.columns(tap.getVectorSchemaRoot().getSchema(), names);
      while (tap.loadNextBatch()) {
        // the tap counts and takes the first rows
      }
      return new Written(
          columns, tap.rows(), 0, tap.truncated(), tap.head().rows(), tap.head().warnings());
    }
  }

  /** Reads rows of a result. */
  public <T> T read(ResultId id, Slice slice, RunningStatement running, Reading<T> reading)
      throws IOException, SQLException {
    try (DuckDBConnection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(select(id, slice))) {
      running.with(statement);
      try (DuckDBResultSet rows = (DuckDBResultSet) statement.executeQuery();
          ArrowReader arrow = (ArrowReader) rows.arrowExportStream(allocator, BATCH_ROWS)) {
        return reading.read(arrow);
      }
    }
  }

  /** Work over a result with SQL of our own making. */
  @FunctionalInterface
  public interface Querying<T> {
    /**
     * @param rows what to select from: the result's columns, and {@code file_row_number} from 0
     */
    T query(DuckDBConnection connection, String rows) throws SQLException;
  }

  /** Queries a result that is kept. */
  public <T> T query(ResultId id, Querying<T> querying) throws SQLException {
    String rows =
        "read_parquet(%s, file_row_number = true)".formatted(SqlText.text(file(id).toString()));
    try (DuckDBConnection connection = database.connect()) {
      return querying.query(connection, rows);
    }
  }

  /** Removes a result's file; nothing happens when there is none. */
  public void remove(ResultId id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException("the file of " + id.value() + " could not be removed", e);
    }
  }

  /** Whether results can be written and read right now. */
  public boolean works() {
    return Files.isWritable(directory) && database.answers();
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }

  private void copy(ArrowTap tap, List<String> names, Path target, RunningStatement running)
      throws SQLException, IOException {
    String aliases = names.stream().map(SqlText::name).collect(Collectors.joining(", "));
    String sql =
        "COPY (SELECT * FROM %s AS t(%s)) TO %s (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
            .formatted(INCOMING, aliases, SqlText.text(target.toString()));
    try (DuckDBConnection connection = database.connect();
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator);
        Statement statement = connection.createStatement()) {
      Data.exportArrayStream(allocator, tap, stream);
      connection.registerArrowStream(INCOMING, stream);
      running.with(statement).execute(sql);
    } catch (SQLException e) {
      throw rootOf(tap, e);
    }
  }

  /** The source's own failure when it had one, else the engine's. */
  private static SQLException rootOf(ArrowTap tap, SQLException fromEngine) throws IOException {
    return switch (tap.failure()) {
      case null -> fromEngine;
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      default -> fromEngine;
    };
  }

  private String select(ResultId id, Slice slice) {
    String file = SqlText.text(file(id).toString());
    StringBuilder sql = new StringBuilder("SELECT ");
    if (slice.sort() == null) {
      sql.append("* FROM read_parquet(").append(file).append(')');
    } else {
      sql.append("* EXCLUDE (file_row_number) FROM read_parquet(")
          .append(file)
          .append(", file_row_number = true) ORDER BY ")
          .append(SqlText.name(slice.sort()))
          .append(slice.descending() ? " DESC" : " ASC")
          .append(" NULLS LAST, file_row_number");
    }
    if (slice.limit() >= 0) {
      sql.append(" LIMIT ").append(slice.limit());
    }
    if (slice.offset() > 0) {
      sql.append(" OFFSET ").append(slice.offset());
    }
    return sql.toString();
  }
}
