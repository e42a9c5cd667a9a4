package io.querent.cli.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.query.ResultRows.Column;
import io.querent.cli.screen.Bars;
import io.querent.cli.screen.ColumnFormat;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import io.querent.cli.screen.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Prints rows as a table, with the chart that goes with them: bars beside it, or a sparkline. */
public final class ResultTable {
  private static final int LONGEST_BAR = 24;
  private static final int SHORTEST_BAR = 6;
  private static final int LONGEST_LINE = 60;
  private static final Set<String> BARS = Set.of("bar", "pie");
  private static final Set<String> LINES = Set.of("line", "area");

  private final Screen screen;
  private final int mostRows;

  public ResultTable(Screen screen, int mostRows) {
    this.screen = screen;
    this.mostRows = mostRows;
  }

  /** Prints the table without a chart. */
  public void print(ResultRows table) {
    print(table, Optional.empty());
  }

  /** Prints the table, then the sparkline if the chart is a line. */
  public void print(ResultRows table, Optional<Chart> chart) {
    if (table.columns().isEmpty()) {
      return;
    }
    List<List<JsonNode>> shown = table.rows().stream().limit(mostRows).toList();
    List<ColumnFormat> formats = formats(table);
    TextTable text = text(table.columns(), shown, formats);
    screen.table(
        chart
            .filter(drawn -> BARS.contains(drawn.type()))
            .flatMap(drawn -> withBars(text, table, drawn, shown.size()))
            .orElse(text));
    if (table.rowCount() > shown.size()) {
      screen.line(
          screen.style().dim("… " + shown.size() + " of " + grouped(table.rowCount()) + " rows"));
    }
    chart
        .filter(drawn -> LINES.contains(drawn.type()))
        .ifPresent(drawn -> sparklines(table, drawn, formats));
  }

  private static List<ColumnFormat> formats(ResultRows table) {
    return IntStream.range(0, table.columns().size())
        .mapToObj(
            i -> {
              Column column = table.columns().get(i);
              return ColumnFormat.of(column.name(), column.type(), column.unit(), table.values(i));
            })
        .toList();
  }

  private static TextTable text(
      List<Column> columns, List<List<JsonNode>> rows, List<ColumnFormat> formats) {
    List<TextTable.Column> headings =
        IntStream.range(0, columns.size())
            .mapToObj(i -> new TextTable.Column(title(columns.get(i)), formats.get(i).number()))
            .toList();
    List<List<String>> cells =
        rows.stream()
            .map(
                row ->
                    IntStream.range(0, columns.size())
                        .mapToObj(i -> formats.get(i).text(row.get(i)))
                        .toList())
            .toList();
    return new TextTable(headings, cells);
  }

  private Optional<TextTable> withBars(TextTable text, ResultRows table, Chart chart, int rows) {
    int column = chart.y().size() == 1 ? table.indexOf(chart.y().getFirst()) : -1;
    long room = (long) screen.width() - text.naturalWidth() - 2;
    if (column < 0 || rows < 2 || room < SHORTEST_BAR) {
      return Optional.empty();
    }
    List<Double> values = numbers(table.values(column).subList(0, rows));
    double largest = values.stream().mapToDouble(v -> v).filter(v -> v > 0).max().orElse(0);
    if (largest == 0 || values.stream().anyMatch(value -> value < 0)) {
      return Optional.empty();
    }
    int cells = (int) Math.min(LONGEST_BAR, room);
    List<TextTable.Column> columns = new ArrayList<>(text.columns());
    columns.add(new TextTable.Column("", false));
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      List<String> line = new ArrayList<>(text.rows().get(i));
      line.add(Bars.bar(values.get(i), largest, cells));
      lines.add(line);
    }
    return Optional.of(new TextTable(columns, lines));
  }

  private void sparklines(ResultRows table, Chart chart, List<ColumnFormat> formats) {
    int x = table.indexOf(chart.x());
    List<List<JsonNode>> ordered =
        x < 0
            ? table.rows()
            : table.rows().stream().sorted((a, b) -> compare(a.get(x), b.get(x))).toList();
    if (ordered.size() < 2 || (x >= 0 && !oneEach(table, x))) {
      return;
    }
    screen.line("");
    for (String name : chart.y()) {
      int column = table.indexOf(name);
      if (column >= 0) {
        List<JsonNode> cells = ordered.stream().map(row -> row.get(column)).toList();
        String ends =
            formats.get(column).text(cells.getFirst())
                + " … "
                + formats.get(column).text(cells.getLast());
        String line = Bars.sparkline(numbers(cells), room(name, ends));
        screen.line(
            DisplayText.oneLine(name)
                + "  "
                + screen.style().accent(line)
                + "  "
                + screen.style().dim(ends));
      }
    }
  }

  /** A line is drawn only where every place on it has one value, not one per series. */
  private static boolean oneEach(ResultRows table, int x) {
    return table.values(x).stream().distinct().count() == table.rows().size();
  }

  private int room(String name, String ends) {
    long room = (long) screen.width() - DisplayText.width(name) - DisplayText.width(ends) - 4;
    return (int) Math.clamp(room, 8, LONGEST_LINE);
  }

  private static int compare(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? Double.compare(one.doubleValue(), other.doubleValue())
        : one.asText().compareTo(other.asText());
  }

  private static List<Double> numbers(List<JsonNode> values) {
    return values.stream().map(v -> v.isNumber() ? v.doubleValue() : Double.NaN).toList();
  }

  private static String title(Column column) {
    String unit = column.unit().isEmpty() ? "" : " (" + column.unit() + ")";
    return DisplayText.oneLine(column.name() + unit);
  }

  /** A count with its thousands grouped. */
  public static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
