package io.querent.local.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The counts of an evaluation as an aligned table, by database and in total. */
final class Report {

  private Report() {}

  static String of(List<Item> items) {
    Map<String, List<Item>> groups =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    item -> item.question().database() + " (" + item.engine().word() + ")",
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<String[]> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("database", "asked"));
    for (Outcome outcome : Outcome.values()) {
      head.add(outcome.heading());
    }
    head.addAll(List.of("p50 ms", "p95 ms"));
    lines.add(head.toArray(String[]::new));
    groups.forEach((name, group) -> lines.add(line(name, group)));
    Map<Engine, List<Item>> engines =
        items.stream()
            .collect(Collectors.groupingBy(Item::engine, LinkedHashMap::new, Collectors.toList()));
    if (engines.size() > 1) {
      engines.forEach((engine, group) -> lines.add(line("all of " + engine.word(), group)));
    }
    lines.add(line("all", items));
    lines.add(shares(items));
    return aligned(lines);
  }

  private static String[] line(String name, List<Item> items) {
    List<String> cells = new ArrayList<>(List.of(name, Integer.toString(items.size())));
    for (Outcome outcome : Outcome.values()) {
      cells.add(Long.toString(count(items, outcome)));
    }
    double[] times = items.stream().mapToDouble(Item::elapsedMs).sorted().toArray();
    cells.add(milliseconds(times, 0.5));
    cells.add(milliseconds(times, 0.95));
    return cells.toArray(String[]::new);
  }

  private static String[] shares(List<Item> items) {
    List<String> cells = new ArrayList<>(List.of("", ""));
    for (Outcome outcome : Outcome.values()) {
      double share = items.isEmpty() ? 0 : 100.0 * count(items, outcome) / items.size();
      cells.add(String.format(Locale.ROOT, "%.1f %%", share));
    }
    cells.addAll(List.of("", ""));
    return cells.toArray(String[]::new);
  }

  static long count(List<Item> items, Outcome outcome) {
    return items.stream().filter(item -> item.outcome() == outcome).count();
  }

  /** By nearest rank, of sorted times. */
  private static String milliseconds(double[] times, double share) {
    if (times.length == 0) {
      return "";
    }
    int rank = (int) Math.ceil(share * times.length);
    return String.format(Locale.ROOT, "%.0f", times[Math.max(rank, 1) - 1]);
  }

  private static String aligned(List<String[]> lines) {
    int[] widths = new int[lines.getFirst().length];
    for (String[] line : lines) {
      Arrays.setAll(widths, i -> Math.max(widths[i], line[i].length()));
    }
    StringBuilder text = new StringBuilder();
    for (String[] line : lines) {
      StringBuilder row = new StringBuilder(pad(line[0], -widths[0]));
      for (int i = 1; i < line.length; i++) {
        row.append("  ").append(pad(line[i], widths[i]));
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String pad(String text, int width) {
    return String.format("%" + width + "s", text);
  }
}
