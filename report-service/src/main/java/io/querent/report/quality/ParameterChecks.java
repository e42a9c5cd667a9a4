package io.querent.report.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.semantics.ir.Grain;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.TimeUnit;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the parameters meet data, as far as the datasource was learned. */
final class ParameterChecks {
  private static final String ID = "parameter_range";
  private static final String TITLE = "Parameters outside the data";
  private static final int MOST_NAMED = 8;

  private ParameterChecks() {}

  static List<Check> ranges(RunFacts facts) {
    if (facts.ranges().isEmpty()) {
      return List.of(
          Check.skipped(ID, TITLE, "No parameter is compared with a column of known range."));
    }
    List<Check> found = new ArrayList<>();
    for (RunFacts.Range range : facts.ranges()) {
      JsonNode given = facts.params().path(range.parameter());
      for (JsonNode value : given.isArray() ? given : List.of(given)) {
        if (value.isValueNode() && !value.isNull() && outside(range, value, facts)) {
          found.add(finding(range, value.asText()));
        }
      }
    }
    return found.isEmpty()
        ? List.of(Check.pass(ID, TITLE, "The parameters lie within the data."))
        : found;
  }

  private static boolean outside(RunFacts.Range range, JsonNode value, RunFacts facts) {
    if (range.type().isTemporal()) {
      return outside(
          reached(range, TimeChecks.time(value.asText()), facts),
          TimeChecks.time(range.min()),
          TimeChecks.time(range.max()),
          facts.shape().grain());
    }
    if (range.type().isNumeric()) {
      return outside(range, number(value.asText()), number(range.min()), number(range.max()));
    }
    return switch (range.operator()) {
      case EQ, IN ->
          !range.known().isEmpty()
              && range.known().stream().noneMatch(k -> k.equalsIgnoreCase(value.asText()));
      default -> false;
    };
  }

  /** No data can reach an end that lies beyond the run itself. */
  private static LocalDateTime reached(RunFacts.Range range, LocalDateTime value, RunFacts facts) {
    boolean end = range.operator() == Operator.LT || range.operator() == Operator.LE;
    LocalDateTime ranAt = LocalDateTime.ofInstant(facts.ranAt(), ZoneOffset.UTC);
    return end && value != null && value.isAfter(ranAt) ? ranAt : value;
  }

  /** Periods may begin before their first row and end after their last one. */
  private static boolean outside(
      LocalDateTime value, LocalDateTime min, LocalDateTime max, Grain asked) {
    Grain width = asked == null ? new Grain(1, TimeUnit.DAY) : asked;
    return value != null
        && min != null
        && max != null
        && (TimeChecks.next(value, width).isBefore(min)
            || value.isAfter(TimeChecks.next(max, width)));
  }

  /** A bound beyond the data leaves all of it in; only one that leaves nothing is told. */
  private static boolean outside(
      RunFacts.Range range, BigDecimal value, BigDecimal min, BigDecimal max) {
    if (value == null || min == null || max == null) {
      return false;
    }
    boolean below = value.compareTo(min) < 0;
    boolean above = value.compareTo(max) > 0;
    return switch (range.operator()) {
      case EQ, IN -> below || above;
      case LT, LE -> below;
      case GT, GE -> above;
      default -> false;
    };
  }

  private static BigDecimal number(String text) {
    try {
      return text == null ? null : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Check finding(RunFacts.Range range, String value) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("parameter", range.parameter());
    evidence.put("value", value);
    List<String> known = range.known();
    if (!known.isEmpty() && !range.type().isTemporal() && !range.type().isNumeric()) {
      List<String> named = known.subList(0, Math.min(known.size(), MOST_NAMED));
      evidence.put("known", named);
      return Check.warn(
          ID,
          TITLE,
          "%s is '%s', but %s holds only %s%s."
              .formatted(
                  range.parameter(),
                  value,
                  range.column(),
                  String.join(", ", named),
                  known.size() > named.size() ? " and others" : ""),
          evidence);
    }
    evidence.put("min", range.min());
    evidence.put("max", range.max());
    return Check.warn(
        ID,
        TITLE,
        "%s is %s, but %s holds values from %s to %s only."
            .formatted(range.parameter(), value, range.column(), range.min(), range.max()),
        evidence);
  }
}
