package io.querent.cli.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import java.util.Locale;

/** Prints what a statement brought. */
public final class StatementResult {
  private StatementResult() {}

  /** The table, the warnings, and a line with rows, time and the result's id. */
  public static void print(Screen screen, JsonNode head, int mostRows) {
    ResultRows table = ResultRows.of(head);
    new ResultTable(screen, mostRows).print(table);
    screen.line("");
    head.path("warnings")
        .forEach(
            warning ->
                screen.line(screen.style().warning("! " + DisplayText.oneLine(warning.asText()))));
    if (table.truncated()) {
      String limit = ResultTable.grouped(head.path("limit").asLong());
      screen.line(screen.style().warning("! The row limit of " + limit + " cut the result."));
    }
    double seconds = head.path("timings").path("total_ms").asDouble() / 1000;
    screen.note(
        ResultTable.grouped(table.rowCount())
            + (table.rowCount() == 1 ? " row from " : " rows from ")
            + head.path("datasource_id").asText()
            + String.format(Locale.ROOT, " in %.2f s · ", seconds)
            + table.resultId());
  }
}
