package io.querent.report.quality;

import io.querent.contracts.file.ResultAnalysis;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Checks of the figures: possible values, outliers, jumps against earlier runs. */
final class NumberChecks {
  private static final double TOLERANCE = 1e-6;
  private static final int FEWEST_EARLIER = 5;
  private static final double FAR = 3.5;
  private static final double VERY_FAR = 7;
  private static final double NORMAL = 0.6745;

  private NumberChecks() {}

  static List<Check> possible(RunFacts facts) {
    String title = "Impossible numbers";
    if (facts.analysis() == null) {
      return List.of(ShapeChecks.gone("possible_values", title));
    }
    List<Check> found = new ArrayList<>();
    for (ResultAnalysis.Profile column : facts.profiles()) {
      if (column.nonFinite() != null && column.nonFinite() > 0) {
        found.add(
            Check.fail(
                    "possible_values",
                    title,
                    "%s holds %d values that are infinite or no number."
                        .formatted(column.name(), column.nonFinite()),
                    Map.of("non_finite", column.nonFinite()))
                .about(column.name()));
      }
      Optional<Metric> metric = metric(facts, column.name());
      if (metric.filter(NumberChecks::counts).isPresent()
          && column.negative() != null
          && column.negative() > 0) {
        found.add(
            Check.fail(
                    "possible_values",
                    title,
                    "%s counts something, but is negative in %d rows."
                        .formatted(column.name(), column.negative()),
                    Map.of("negative", column.negative()))
                .about(column.name()));
      }
      if (metric.filter(NumberChecks::share).isPresent()
          && column.max() != null
          && Double.parseDouble(column.max()) > 1 + TOLERANCE) {
        found.add(
            Check.fail(
                    "possible_values",
                    title,
                    "%s is a share, but reaches %s.".formatted(column.name(), column.max()),
                    Map.of("max", column.max()))
                .about(column.name()));
      }
    }
    return found.isEmpty()
        ? List.of(Check.pass("possible_values", title, "No number is impossible."))
        : found;
  }

  private static Optional<Metric> metric(RunFacts facts, String column) {
    return facts.query() == null
        ? Optional.empty()
        : facts.query().metrics().stream().filter(m -> column.equals(m.name())).findFirst();
  }

  private static boolean counts(Metric metric) {
    return metric.transform() == null
        && metric.expression() instanceof Expression.Aggregate aggregate
        && aggregate.function() == AggregateFunction.COUNT;
  }

  private static boolean share(Metric metric) {
    return metric.transform() != null && metric.transform().kind() == Metric.Kind.SHARE;
  }

  static List<Check> outliers(RunFacts facts) {
    String title = "Far-off values";
    if (facts.analysis() == null) {
      return List.of(ShapeChecks.gone("outliers", title));
    }
    List<Check> found = new ArrayList<>();
    for (ResultAnalysis.Profile column : facts.profiles()) {
      List<ResultAnalysis.Outlier> own =
          facts.analysis().outliers().stream()
              .filter(o -> o.column().equals(column.name()))
              .toList();
      if (!own.isEmpty()) {
        found.add(
            Check.warn(
                    "outliers",
                    title,
                    "%s has values far from its middle half (%s to %s): the farthest is %s."
                        .formatted(
                            column.name(),
                            Figures.of(column.q1()),
                            Figures.of(column.q3()),
                            Figures.of(own.getFirst().value())),
                    Map.of("outliers", own.size(), "q1", column.q1(), "q3", column.q3()))
                .about(column.name())
                .with(own.stream().map(ResultAnalysis.Outlier::rowNumber).toList(), facts));
      }
    }
    return found.isEmpty()
        ? List.of(Check.pass("outliers", title, "No value is far from the others."))
        : found;
  }

  static List<Check> jump(RunFacts facts) {
    String title = "Jump against earlier runs";
    if (facts.earlier().size() < FEWEST_EARLIER) {
      return List.of(
          Check.skipped(
              "jump",
              title,
              "There are %d earlier runs; from %d on they are compared."
                  .formatted(facts.earlier().size(), FEWEST_EARLIER)));
    }
    List<Check> found = new ArrayList<>();
    compare("rows", facts.rowCount(), facts, RunFacts.Earlier::rowCount).ifPresent(found::add);
    for (ResultAnalysis.Profile column : facts.profiles()) {
      boolean known = facts.earlier().stream().allMatch(e -> e.sums().containsKey(column.name()));
      if (column.sum() != null && known) {
        compare(
                "the total of " + column.name(),
                column.sum(),
                facts,
                e -> e.sums().get(column.name()))
            .map(check -> check.about(column.name()))
            .ifPresent(found::add);
      }
    }
    return found.isEmpty()
        ? List.of(Check.pass("jump", title, "Rows and totals are like those of earlier runs."))
        : found;
  }

  /** Compares by the robust z-score over median and median absolute deviation. */
  private static Optional<Check> compare(
      String what, double now, RunFacts facts, ToDoubleFunction<RunFacts.Earlier> figure) {
    double[] before = facts.earlier().stream().mapToDouble(figure).toArray();
    double median = median(before);
    double deviation = median(Arrays.stream(before).map(v -> Math.abs(v - median)).toArray());
    double least = Math.max(Math.abs(median) * 0.01, 1e-9);
    double score = NORMAL * Math.abs(now - median) / Math.max(deviation, least);
    if (score < FAR) {
      return Optional.empty();
    }
    String message =
        "%s is %s, while it usually is about %s (robust z-score %.1f over %d runs)."
            .formatted(what, Figures.of(now), Figures.of(median), score, before.length);
    Map<String, Object> evidence =
        Map.of("now", now, "median", median, "mad", deviation, "z", score);
    String title = "Jump against earlier runs";
    String text = Character.toUpperCase(message.charAt(0)) + message.substring(1);
    return Optional.of(
        score >= VERY_FAR
            ? Check.fail("jump", title, text, evidence)
            : Check.warn("jump", title, text, evidence));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
