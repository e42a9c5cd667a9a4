package io.querent.report.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run must look like for an alert to be sent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Condition.Threshold.class, name = "threshold"),
  @JsonSubTypes.Type(value = Condition.Change.class, name = "change"),
  @JsonSubTypes.Type(value = Condition.Verdict.class, name = "verdict"),
  @JsonSubTypes.Type(value = Condition.NoData.class, name = "no_data")
})
sealed interface Condition {

  /** The condition in words. */
  String words();

  /** A figure of the result beyond a bound. */
  record Threshold(String column, Aggregate aggregate, Comparison op, BigDecimal value)
      implements Condition {
    public Threshold {
      aggregate = aggregate == null ? Aggregate.FIRST : aggregate;
      requireColumn("threshold", column, aggregate);
      require(op != null, "A threshold needs 'op': one of >, >=, <, <=, =, !=.");
      require(value != null, "A threshold needs a 'value' to compare with.");
    }

    @Override
    public String words() {
      return "%s %s %s".formatted(aggregate.of(column), op.word(), value.toPlainString());
    }
  }

  /** A figure that moved by that many percent since the run before. */
  record Change(String column, Aggregate aggregate, BigDecimal percent, Direction direction)
      implements Condition {
    public Change {
      aggregate = aggregate == null ? Aggregate.FIRST : aggregate;
      direction = direction == null ? Direction.ANY : direction;
      requireColumn("change", column, aggregate);
      require(aggregate != Aggregate.ANY, "A change is of one figure: 'any' does not do here.");
      require(
          percent != null && percent.signum() > 0, "A change needs a 'percent' greater than 0.");
    }

    @Override
    public String words() {
      String moves =
          switch (direction) {
            case ANY -> "moves";
            case UP -> "rises";
            case DOWN -> "falls";
          };
      return "%s %s by at least %s %%"
          .formatted(aggregate.of(column), moves, percent.toPlainString());
    }
  }

  /** A quality verdict at least that bad; a run that failed counts as the worst. */
  record Verdict(Level atLeast) implements Condition {
    public Verdict {
      atLeast = Objects.requireNonNullElse(atLeast, Level.FAIL);
    }

    @Override
    public String words() {
      return atLeast == Level.WARN ? "the quality check warns or fails" : "the quality check fails";
    }
  }

  /** A run without rows, also because it failed. */
  record NoData() implements Condition {
    @Override
    public String words() {
      return "the report has no rows";
    }
  }

  /** How the values of a column become one figure. */
  enum Aggregate {
    FIRST,
    LAST,
    SUM,
    AVG,
    MIN,
    MAX,
    COUNT,
    ANY;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Aggregate parse(String word) {
      return choice(values(), word, "aggregate");
    }

    private String of(String column) {
      if (this == ANY) {
        return "any " + column;
      }
      return column == null ? "the number of rows" : word() + " of " + column;
    }
  }

  /** How a figure is compared. */
  enum Comparison {
    ABOVE(">"),
    AT_LEAST(">="),
    BELOW("<"),
    AT_MOST("<="),
    EQUAL("="),
    DIFFERENT("!=");

    private final String word;

    Comparison(String word) {
      this.word = word;
    }

    boolean holds(BigDecimal left, BigDecimal right) {
      int order = left.compareTo(right);
      return switch (this) {
        case ABOVE -> order > 0;
        case AT_LEAST -> order >= 0;
        case BELOW -> order < 0;
        case AT_MOST -> order <= 0;
        case EQUAL -> order == 0;
        case DIFFERENT -> order != 0;
      };
    }

    @JsonValue
    String word() {
      return word;
    }

    @JsonCreator
    static Comparison of(String word) {
      return Stream.of(values())
          .filter(c -> c.word.equals(word))
          .findFirst()
          .orElseThrow(
              () -> invalid("'op' is one of >, >=, <, <=, =, !=, not '%s'.".formatted(word)));
    }
  }

  /** Which way a figure moves. */
  enum Direction {
    ANY,
    UP,
    DOWN;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Direction of(String word) {
      return choice(values(), word, "direction");
    }
  }

  /** How bad a verdict is. */
  enum Level {
    WARN,
    FAIL;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Level of(String word) {
      return choice(values(), word, "at_least");
    }
  }

  private static <E extends Enum<E>> E choice(E[] values, String word, String field) {
    return Stream.of(values)
        .filter(v -> v.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    "'%s' is one of %s, not '%s'."
                        .formatted(
                            field,
                            Stream.of(values)
                                .map(v -> v.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")),
                            word)));
  }

  private static void requireColumn(String type, String column, Aggregate aggregate) {
    require(
        column != null && !column.isBlank() || aggregate == Aggregate.COUNT,
        "A %s needs the 'column' that it looks at; only 'count' does without.".formatted(type));
  }

  private static void require(boolean holds, String detail) {
    if (!holds) {
      throw invalid(detail);
    }
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
  }
}
