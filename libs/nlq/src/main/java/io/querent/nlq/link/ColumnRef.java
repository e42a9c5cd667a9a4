package io.querent.nlq.link;

import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A column with the table that holds it. */
public record ColumnRef(Table table, Column column) {
  private static final int MOST_CHECKED = 30;
  private static final List<Set<String>> FLAGS =
      List.of(
          Set.of("t", "f"),
          Set.of("y", "n"),
          Set.of("yes", "no"),
          Set.of("true", "false"),
          Set.of("0", "1"));

  public Expression.Column expression() {
    return new Expression.Column(table.id(), column.name());
  }

  public boolean isNumeric() {
    return column.type().isNumeric();
  }

  public boolean isText() {
    return column.type() == ColumnType.STRING;
  }

  /** Whether values are calendar points that periods apply to. */
  public boolean isTemporal() {
    String format = column.profile().temporalFormat();
    return column.type().isTemporal() || (format != null && !format.equals("year"));
  }

  /** Whether values are bare years. */
  public boolean isYear() {
    if ("year".equals(column.profile().temporalFormat())) {
      return true;
    }
    String name = column.name().toLowerCase(Locale.ROOT);
    return name.endsWith("year") && !isTemporal() && !name.endsWith("per_year");
  }

  /** Whether the column is part of its table's primary key. */
  public boolean isKey() {
    return table.primaryKey().stream().anyMatch(column.name()::equalsIgnoreCase);
  }

  /** Whether text of this column holds numbers only. */
  public boolean isNumberInText() {
    return isText()
        && !column.profile().frequent().isEmpty()
        && column.profile().temporalFormat() == null
        && column.profile().frequent().stream()
            .limit(MOST_CHECKED)
            .allMatch(v -> isNumber(v.value()));
  }

  private static boolean isNumber(String text) {
    if (text.isEmpty() || text.equals("null")) {
      return true;
    }
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digit |= c >= '0' && c <= '9';
      if (c != '.' && (c < '0' || c > '9') && !(c == '-' && i == 0)) {
        return false;
      }
    }
    return digit;
  }

  /** The literal that means 'yes' in this column; null when it is not a yes-or-no column. */
  public Object truth() {
    if (column.type() == ColumnType.BOOLEAN && column.profile().frequent().isEmpty()) {
      return Boolean.TRUE;
    }
    if (column.profile().frequent().isEmpty() || column.profile().frequent().size() > 2) {
      return null;
    }
    var values =
        column.profile().frequent().stream().map(v -> v.value().toLowerCase(Locale.ROOT)).toList();
    for (Set<String> flag : FLAGS) {
      if (flag.containsAll(values)) {
        boolean flagLike = !flag.contains("0") || column.type() == ColumnType.BOOLEAN;
        return flagLike ? truthIn(values, flag) : null;
      }
    }
    return null;
  }

  private Object truthIn(List<String> values, Set<String> flag) {
    for (String yes : List.of("t", "y", "yes", "true", "1")) {
      if (flag.contains(yes)) {
        if (column.type() == ColumnType.BOOLEAN && (yes.equals("true") || yes.equals("1"))) {
          return Boolean.TRUE;
        }
        return column.profile().frequent().stream()
            .map(v -> v.value())
            .filter(yes::equalsIgnoreCase)
            .findFirst()
            .orElse(
                values.getFirst().equals(values.getFirst().toUpperCase(Locale.ROOT))
                    ? yes.toUpperCase(Locale.ROOT)
                    : yes);
      }
    }
    return null;
  }

  public boolean sameAs(ColumnRef other) {
    return other != null
        && (table == other.table || table.id().equals(other.table.id()))
        && column.name().equals(other.column.name());
  }

  /**
   * Two references are equal when they name the same column; what is known of it does not matter.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof ColumnRef ref && sameAs(ref);
  }

  @Override
  public int hashCode() {
    return 31 * table.name().hashCode() + column.name().hashCode();
  }

  @Override
  public String toString() {
    return table.id() + "." + column.name();
  }
}
