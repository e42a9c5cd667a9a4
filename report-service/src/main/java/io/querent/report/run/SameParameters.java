package io.querent.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether two runs asked for the same. Times are the same when they are as far from their run: a
 * period of the last thirty days has others each day and is still compared with itself, while
 * another year is something else.
 */
public final class SameParameters {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-].*)?)?");

  /** The start of a month is up to so many days further away at the month's end. */
  private static final long MOST_DAYS_APART = 31;

  private static final int DAY_LENGTH = 10;

  private SameParameters() {}

  /**
   * Compares the values of two runs.
   *
   * @param oneAt when {@code one} were the values
   * @param otherAt when {@code other} were the values
   */
  public static boolean of(JsonNode one, Instant oneAt, JsonNode other, Instant otherAt) {
    Map<String, JsonNode> left = values(one);
    Map<String, JsonNode> right = values(other);
    return left.keySet().equals(right.keySet())
        && left.entrySet().stream()
            .allMatch(e -> same(e.getValue(), oneAt, right.get(e.getKey()), otherAt));
  }

  private static Map<String, JsonNode> values(JsonNode params) {
    JsonNode there = Objects.requireNonNullElse(params, JsonNodeFactory.instance.objectNode());
    return there.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static boolean same(JsonNode one, Instant oneAt, JsonNode other, Instant otherAt) {
    if (one.equals(other)) {
      return true;
    }
    LocalDate left = day(one);
    LocalDate right = day(other);
    return left != null
        && right != null
        && Math.abs(distance(left, oneAt) - distance(right, otherAt)) <= MOST_DAYS_APART;
  }

  private static LocalDate day(JsonNode value) {
    if (!value.isTextual() || !TIME.matcher(value.asText()).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(value.asText().substring(0, DAY_LENGTH));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static long distance(LocalDate day, Instant from) {
    return ChronoUnit.DAYS.between(day, from.atOffset(ZoneOffset.UTC).toLocalDate());
  }
}
