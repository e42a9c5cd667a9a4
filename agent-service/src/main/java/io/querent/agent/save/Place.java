package io.querent.agent.save;

import io.querent.semantics.catalog.ColumnType;

/**
 * Where a literal stands.
 *
 * @param field what it is compared with, as it is written
 * @param operator as in the IR
 * @param type what the field holds; {@link ColumnType#OTHER} when nobody knows
 * @param path as a parameter is offered with
 * @param label the condition in words
 */
record Place(String field, String operator, ColumnType type, String path, String label) {

  /** A name for a parameter in the place of the literal. */
  String name(Literal literal) {
    boolean lower = operator.startsWith(">");
    boolean upper = operator.startsWith("<");
    if (literal.isTime() && (lower || upper)) {
      return lower ? "dateFrom" : "dateTo";
    }
    String column = column();
    if (lower || upper) {
      return (lower ? "min" : "max")
          + Character.toUpperCase(column.charAt(0))
          + column.substring(1);
    }
    return literal.value().isArray() ? column + "List" : column;
  }

  /** The same place, seen as one end of a range. */
  Place end(String end) {
    return new Place(field, end, type, path, label);
  }

  private String column() {
    StringBuilder name = new StringBuilder();
    String last = field.substring(field.lastIndexOf('.') + 1);
    for (String word : last.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        char first = word.charAt(0);
        name.append(name.isEmpty() ? Character.toLowerCase(first) : Character.toUpperCase(first));
        name.append(word.substring(1));
      }
    }
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "value" + name : name.toString();
  }
}
