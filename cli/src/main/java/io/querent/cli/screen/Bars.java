package io.querent.cli.screen;

import java.util.List;
import java.util.stream.IntStream;

/** Small charts of block characters: bars beside each other's rows, or a sparkline. */
public final class Bars {
  private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  private static final String STEPS = "▁▂▃▄▅▆▇█";

  private Bars() {}

  /** A bar whose length is the value's share of the largest one, in eighths of a cell. */
  public static String bar(double value, double largest, int cells) {
    if (!(value > 0) || !(largest > 0)) {
      return "";
    }
    int eighths = (int) Math.max(1, Math.round(Math.min(1, value / largest) * cells * 8));
    return "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
  }

  /**
   * One step per value between the smallest and the largest; where there are more values than
   * cells, neighbours are averaged. A value that is not a number leaves a gap.
   */
  public static String sparkline(List<Double> values, int cells) {
    List<Double> shown = values.size() > cells ? averaged(values, cells) : values;
    double low = shown.stream().filter(v -> !v.isNaN()).mapToDouble(v -> v).min().orElse(0);
    double high = shown.stream().filter(v -> !v.isNaN()).mapToDouble(v -> v).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (double value : shown) {
      line.append(Double.isNaN(value) ? ' ' : STEPS.charAt(step(value, low, high)));
    }
    return line.toString();
  }

  private static int step(double value, double low, double high) {
    if (high == low) {
      return STEPS.length() / 2;
    }
    return (int) Math.round((value - low) / (high - low) * (STEPS.length() - 1));
  }

  private static List<Double> averaged(List<Double> values, int cells) {
    return IntStream.range(0, cells)
        .mapToObj(
            i -> {
              int from = (int) ((long) i * values.size() / cells);
              int to = (int) ((long) (i + 1) * values.size() / cells);
              return values.subList(from, to).stream()
                  .filter(v -> !v.isNaN())
                  .mapToDouble(v -> v)
                  .average()
                  .orElse(Double.NaN);
            })
        .toList();
  }
}
