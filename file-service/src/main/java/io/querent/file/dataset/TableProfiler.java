package io.querent.file.dataset;

import io.querent.file.dataset.FileSource.FileColumn;
import io.querent.file.engine.RunningStatement;
import io.querent.file.engine.SqlText;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.FrequentValue;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns one table of files. Small tables are copied into the engine once and looked at exactly; of
 * larger ones the figures are exact where one scan gives them (rows, nulls, range), distinct counts
 * are estimated (HyperLogLog), and frequent values come from a random sample, unless there are so
 * few that they can all be counted. Of tables above the full-scan limit only the first rows are
 * looked at.
 */
final class TableProfiler {
  private static final String SAMPLE = "temp.main.looked_at";
  private static final int LONGEST_VALUE = 200;

  private final Connection connection;
  private final RunningStatement running;
  private final ProfileBounds bounds;

  TableProfiler(Connection connection, RunningStatement running, ProfileBounds bounds) {
    this.connection = connection;
    this.running = running;
    this.bounds = bounds;
  }

  /** How much of the table the figures speak of. */
  private enum Reach {
    WHOLE_COPIED,
    WHOLE_SCANNED,
    FIRST_ROWS
  }

  /** What one scan says of a column. */
  private record Figures(long present, Long distinct, String min, String max) {}

  Table profile(String name, FileSource source, List<FolderFile> files) throws SQLException {
    String view = SqlText.name(name);
    long bytes = files.stream().mapToLong(FolderFile::bytes).sum();
    boolean counted =
        bytes <= bounds.fullScanBytes() || files.getFirst().format() instanceof ParquetFormat;
    Long rows = counted ? number("SELECT count(*) FROM " + view) : null;
    Reach reach = reach(rows, bytes);
    copySample(view, reach);
    try {
      String scanned = reach == Reach.WHOLE_SCANNED ? view : SAMPLE;
      long scannedRows = number("SELECT count(*) FROM " + scanned);
      List<Figures> figures = figures(scanned, source.columns(), reach);
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < figures.size(); i++) {
        columns.add(column(view, source.columns().get(i), figures.get(i), scannedRows, reach));
      }
      return new Table(null, name, "file", null, rows, columns, List.of(), List.of());
    } finally {
      execute("DROP TABLE IF EXISTS " + SAMPLE);
    }
  }

  private Reach reach(Long rows, long bytes) {
    if (rows != null && rows <= bounds.sampleRows()) {
      return Reach.WHOLE_COPIED;
    }
    return bytes <= bounds.fullScanBytes() ? Reach.WHOLE_SCANNED : Reach.FIRST_ROWS;
  }

  private void copySample(String view, Reach reach) throws SQLException {
    String rows =
        switch (reach) {
          case WHOLE_COPIED -> "";
          case WHOLE_SCANNED ->
              " USING SAMPLE reservoir(%d ROWS) REPEATABLE (7)".formatted(bounds.sampleRows());
          case FIRST_ROWS -> " LIMIT " + bounds.sampleRows();
        };
    execute("CREATE OR REPLACE TEMP TABLE looked_at AS SELECT * FROM " + view + rows);
  }

  private List<Figures> figures(String relation, List<FileColumn> columns, Reach reach)
      throws SQLException {
    String distinct =
        reach == Reach.WHOLE_SCANNED ? "approx_count_distinct(%s)" : "count(DISTINCT %s)";
    List<String> wanted = new ArrayList<>();
    for (FileColumn column : columns) {
      String name = SqlText.name(column.name());
      boolean scalar = DuckTypes.isScalar(DuckTypes.of(column.type()));
      wanted.add("count(" + name + ")");
      wanted.add(scalar ? distinct.formatted(name) : "NULL");
      wanted.add(scalar ? shortened("min(" + name + ")") : "NULL");
      wanted.add(scalar ? shortened("max(" + name + ")") : "NULL");
    }
    List<Figures> figures = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            running
                .with(statement)
                .executeQuery("SELECT " + String.join(", ", wanted) + " FROM " + relation)) {
      row.next();
      for (int i = 1; i <= wanted.size(); i += 4) {
        long distinctValues = row.getLong(i + 1);
        Long known = row.wasNull() ? null : distinctValues;
        figures.add(new Figures(row.getLong(i), known, row.getString(i + 2), row.getString(i + 3)));
      }
    }
    return figures;
  }

  private Column column(String view, FileColumn column, Figures figures, long rows, Reach reach)
      throws SQLException {
    var type = DuckTypes.of(column.type());
    boolean few = figures.distinct() != null && figures.distinct() <= bounds.frequentValues();
    boolean everyRow = reach == Reach.WHOLE_COPIED || reach == Reach.WHOLE_SCANNED && few;
    List<FrequentValue> frequent =
        figures.distinct() == null
            ? List.of()
            : frequent(reach == Reach.WHOLE_SCANNED && few ? view : SAMPLE, column.name());
    boolean complete =
        everyRow && figures.distinct() != null && frequent.size() <= bounds.frequentValues();
    List<FrequentValue> kept = frequent.stream().limit(bounds.frequentValues()).toList();
    Double nullRate = rows == 0 ? null : 1.0 - (double) figures.present() / rows;
    Long distinct = complete ? Long.valueOf(kept.size()) : figures.distinct();
    String temporal = new TemporalFormats(connection, running).of(SAMPLE, column.name(), type);
    String comment =
        column.name().equals(column.original()) ? null : "in the file: " + column.original();
    return new Column(
        column.name(),
        type,
        column.type(),
        figures.present() < rows || rows == 0,
        comment,
        new Profile(nullRate, distinct, figures.min(), figures.max(), kept, complete, temporal));
  }

  /** One more value than is kept, so that the caller sees whether there are more. */
  private List<FrequentValue> frequent(String relation, String column) throws SQLException {
    String name = SqlText.name(column);
    String sql =
        "SELECT %s, count(*) FROM %s WHERE %s IS NOT NULL GROUP BY %s ORDER BY 2 DESC, 1 LIMIT %d"
            .formatted(shortened(name), relation, name, name, bounds.frequentValues() + 1);
    List<FrequentValue> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = running.with(statement).executeQuery(sql)) {
      while (rows.next()) {
        values.add(new FrequentValue(rows.getString(1), rows.getLong(2)));
      }
    }
    return values;
  }

  private static String shortened(String expression) {
    return "CAST(%s AS VARCHAR)[:%d]".formatted(expression, LONGEST_VALUE);
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = running.with(statement).executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      running.with(statement).execute(sql);
    }
  }
}
