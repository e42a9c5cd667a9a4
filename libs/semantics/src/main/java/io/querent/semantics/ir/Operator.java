package io.querent.semantics.ir;

import java.util.Optional;

/** Comparison operators. Text operators ignore letter case; {@code like} is the engine's own. */
public enum Operator {
  EQ("="),
  NE("!="),
  LT("<"),
  LE("<="),
  GT(">"),
  GE(">="),
  IN("in"),
  NOT_IN("not in"),
  BETWEEN("between"),
  NOT_BETWEEN("not between"),
  LIKE("like"),
  NOT_LIKE("not like"),
  CONTAINS("contains"),
  NOT_CONTAINS("not contains"),
  STARTS_WITH("starts with"),
  ENDS_WITH("ends with"),
  IS_NULL("is null"),
  IS_NOT_NULL("is not null"),
  /** The time lies in a period, start included, end excluded. */
  DURING("during"),
  NOT_DURING("not during");

  private final String word;

  Operator(String word) {
    this.word = word;
  }

  /** The operator's spelling in the IR. */
  public String word() {
    return word;
  }

  public boolean takesOperand() {
    return this != IS_NULL && this != IS_NOT_NULL;
  }

  /** Reads an operator; {@code <>}, {@code ==} and underscores for spaces are accepted. */
  public static Optional<Operator> of(String text) {
    String word = text.strip().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    for (Operator operator : values()) {
      if (operator.word.equals(word)) {
        return Optional.of(operator);
      }
    }
    return switch (word) {
      case "<>" -> Optional.of(NE);
      case "==" -> Optional.of(EQ);
      default -> Optional.empty();
    };
  }
}
