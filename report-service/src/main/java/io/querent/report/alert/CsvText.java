package io.querent.report.alert;

import io.querent.report.result.TableRows;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as CSV (RFC 4180) that is safe to open in a spreadsheet: text that a spreadsheet would take
 * for a formula gets an apostrophe before it; numbers stay as they are.
 */
final class CsvText {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private CsvText() {}

  static String of(TableRows table) {
    StringBuilder text = new StringBuilder(line(table.columns()));
    table.rows().forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<?> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(Object cell) {
    if (cell == null) {
      return "";
    }
    String text = cell.toString();
    boolean formula =
        !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
            && TableRows.number(cell).isEmpty();
    String safe = formula ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
