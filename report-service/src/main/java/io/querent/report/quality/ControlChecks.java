package io.querent.report.quality;

import io.querent.contracts.file.ResultAnalysis;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether the groups add up to totals that were asked for without them. */
final class ControlChecks {
  private static final String ID = "control_total";
  private static final String TITLE = "Totals of groups";
  private static final double TOLERANCE = 1e-6;

  /** Tables change between the run and the control query; so much is only worth a warning. */
  private static final double MAY_HAVE_CHANGED = 0.01;

  private ControlChecks() {}

  static List<Check> totals(RunFacts facts) {
    ControlTotals.Totals control = facts.control();
    if (control == null || facts.analysis() == null) {
      return List.of(
          Check.skipped(
              ID, TITLE, "The query has no totals that must add up, or they cannot be had now."));
    }
    List<Check> found = new ArrayList<>();
    Map<String, Object> evidence = new LinkedHashMap<>();
    for (ResultAnalysis.Profile column : facts.profiles()) {
      Double whole = control.whole().get(column.name());
      if (whole != null && column.sum() != null) {
        Double unfiltered = control.unfiltered().get(column.name());
        Map<String, Object> figures = figures(column.sum(), whole, unfiltered);
        evidence.put(column.name(), figures);
        boolean counts = counts(facts, column.name());
        finding(column, whole, unfiltered, control.part(), counts, figures)
            .map(check -> check.about(column.name()))
            .ifPresent(found::add);
      }
    }
    return found.isEmpty() ? List.of(passed(control, evidence)) : found;
  }

  private static Map<String, Object> figures(double sum, double whole, Double unfiltered) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("sum", sum);
    figures.put("whole", whole);
    if (unfiltered != null) {
      figures.put("unfiltered", unfiltered);
    }
    return figures;
  }

  private static Optional<Check> finding(
      ResultAnalysis.Profile column,
      double whole,
      Double unfiltered,
      boolean part,
      boolean counts,
      Map<String, Object> figures) {
    double sum = column.sum();
    if (part ? counts && exceeds(sum, whole) : exceeds(sum, whole) || exceeds(whole, sum)) {
      String message =
          "The groups of %s add up to %s, but the whole is %s."
              .formatted(column.name(), Figures.of(sum), Figures.of(whole));
      return Optional.of(
          Math.abs(sum - whole) <= MAY_HAVE_CHANGED * Math.abs(whole)
              ? Check.warn(
                  ID, TITLE, message + " The data may have changed since the run.", figures)
              : Check.fail(ID, TITLE, message, figures));
    }
    // Amounts that were filtered away may be negative; rows that were cannot.
    if (counts && unfiltered != null && exceeds(whole, unfiltered)) {
      return Optional.of(
          Check.fail(
              ID,
              TITLE,
              "%s counts %s, but there are only %s without any condition."
                  .formatted(column.name(), Figures.of(whole), Figures.of(unfiltered)),
              figures));
    }
    return Optional.empty();
  }

  private static boolean exceeds(double value, double bound) {
    return value - bound > TOLERANCE * Math.max(1, Math.abs(bound));
  }

  private static Check passed(ControlTotals.Totals control, Map<String, Object> evidence) {
    if (!control.part()) {
      return Check.pass(
          ID, TITLE, "The groups add up to the total of a query without them.", evidence);
    }
    List<String> parts = new ArrayList<>();
    evidence.forEach((column, figures) -> parts.add(part((Map<?, ?>) figures) + " of " + column));
    return Check.pass(
        ID, TITLE, "The groups shown hold %s.".formatted(String.join(", ", parts)), evidence);
  }

  private static String part(Map<?, ?> figures) {
    double whole = ((Number) figures.get("whole")).doubleValue();
    double sum = ((Number) figures.get("sum")).doubleValue();
    boolean all = !exceeds(sum, whole) && !exceeds(whole, sum);
    return all
        ? "all"
        : whole == 0
            ? Figures.of(sum) + " against 0"
            : String.format(Locale.ROOT, "%.1f %%", 100 * sum / whole);
  }

  private static boolean counts(RunFacts facts, String column) {
    return facts.query().metrics().stream()
        .filter(m -> column.equals(m.name()))
        .map(Metric::expression)
        .anyMatch(
            e -> e instanceof Expression.Aggregate a && a.function() == AggregateFunction.COUNT);
  }
}
