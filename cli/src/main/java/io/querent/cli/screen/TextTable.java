package io.querent.cli.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of plain text. When the screen is narrower than the table, the widest columns of words
 * give way first; numbers are never cut, and columns that still do not fit are left out and
 * counted.
 */
public record TextTable(List<Column> columns, List<List<String>> rows) {
  private static final int GAP = 2;
  private static final int NARROWEST = 8;

  /** A heading and how the cells under it stand. */
  public record Column(String title, boolean number) {}

  /** What to print, and how many columns there was no room for. */
  public record Layout(List<String> lines, int hidden) {}

  public TextTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The width of the table with nothing cut. */
  public int naturalWidth() {
    return total(naturalWidths());
  }

  /** The lines for a screen of so many cells. */
  public Layout layOut(int width, Style style) {
    int[] widths = fitted(width);
    List<String> lines = new ArrayList<>();
    lines.add(style.bold(line(columns.stream().map(Column::title).toList(), widths)));
    lines.add(style.dim(line(rule(widths), widths)));
    rows.forEach(row -> lines.add(line(row, widths)));
    return new Layout(lines, columns.size() - widths.length);
  }

  private List<String> rule(int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> columns.get(i).title().isEmpty() ? "" : "─".repeat(widths[i]))
        .toList();
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = DisplayText.fit(cells.get(i), widths[i]);
      line.append(i == 0 ? "" : " ".repeat(GAP));
      line.append(
          columns.get(i).number()
              ? DisplayText.padLeft(cell, widths[i])
              : DisplayText.padRight(cell, widths[i]));
    }
    return line.toString().stripTrailing();
  }

  private int[] fitted(int width) {
    int[] widths = naturalWidths();
    while (total(widths) > width) {
      int widest = widestThatCanShrink(widths);
      if (widest >= 0) {
        widths[widest]--;
      } else if (widths.length > 1) {
        widths = Arrays.copyOf(widths, widths.length - 1);
      } else {
        widths[0] = columns.get(0).number() ? widths[0] : Math.max(1, width);
        break;
      }
    }
    return widths;
  }

  private int widestThatCanShrink(int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] > narrowest(i) && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private int narrowest(int column) {
    return columns.get(column).number()
        ? Math.max(cellWidth(column), Math.min(NARROWEST, titleWidth(column)))
        : Math.min(NARROWEST, Math.max(cellWidth(column), titleWidth(column)));
  }

  private int[] naturalWidths() {
    return IntStream.range(0, columns.size())
        .map(i -> Math.max(1, Math.max(titleWidth(i), cellWidth(i))))
        .toArray();
  }

  private int titleWidth(int column) {
    return DisplayText.width(columns.get(column).title());
  }

  private int cellWidth(int column) {
    return rows.stream().mapToInt(row -> DisplayText.width(row.get(column))).max().orElse(0);
  }

  private static int total(int[] widths) {
    return Arrays.stream(widths).sum() + GAP * Math.max(0, widths.length - 1);
  }
}
