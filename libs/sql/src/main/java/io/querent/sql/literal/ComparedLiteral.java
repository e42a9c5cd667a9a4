package io.querent.sql.literal;

import java.util.List;

/**
 * A literal, or a list of them, that a condition of a statement compares with something; a bound
 * value may stand in its place.
 *
 * @param start offset of its first character in the statement
 * @param end offset behind its last character
 * @param values texts, {@code Long} or {@code BigDecimal}, all of one kind; several only in a list
 * @param list whether it is what the parentheses of {@code in} hold
 * @param operator as in the IR, seen from the other side: {@code =}, {@code >=}, {@code in} …
 * @param subject what it is compared with
 * @param form what the statement needs in its place, with {@code %s} for the value, mostly only
 *     that: a date literal {@code DATE '2024-01-31'} becomes a cast
 */
public record ComparedLiteral(
    int start,
    int end,
    List<Object> values,
    boolean list,
    String operator,
    Subject subject,
    String form) {

  public ComparedLiteral {
    values = List.copyOf(values);
  }

  /**
   * The other side of a comparison.
   *
   * @param text as it is written
   * @param column the column whose values it holds; null for what is computed
   * @param tables names of the tables that the column may be of
   * @param fractional whether it is a fraction whatever it is computed from, such as an average
   */
  public record Subject(String text, String column, List<String> tables, boolean fractional) {
    public Subject {
      tables = List.copyOf(tables);
    }
  }
}
