package io.querent.sql.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns {@code {{name}}} in a statement into bound values, before a guard sees it: a value can
 * never be read as SQL. A list is expanded, for {@code in ({{names}})}.
 *
 * @param sql with {@code ?} in the place of each value
 * @param values in that order: texts, numbers, booleans, null
 */
public record NamedParameters(String sql, List<Object> values) {
  private static final int MOST_VALUES = 10_000;
  private static final String NAME = "\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]{0,63})\\s*}}";

  /** What a statement is made of, as far as it matters where a value may stand. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<quoted>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$"
              + "|--[^\\n]*|/\\*.*?\\*/)|"
              + NAME
              + "|(?<mark>\\?)|(?<odd>\\{\\{)",
          Pattern.DOTALL);

  private static final Pattern INSIDE = Pattern.compile(NAME);

  public NamedParameters {
    values = Collections.unmodifiableList(values);
  }

  /** Whether the statement names a parameter anywhere. */
  public static boolean in(String sql) {
    return INSIDE.matcher(sql).find();
  }

  /**
   * Binds the values.
   *
   * @throws ParameterException a value is missing, is no scalar or list of scalars, or stands where
   *     it cannot be bound
   */
  public static NamedParameters bind(String sql, Map<String, Object> given) {
    List<Object> values = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher part = PARTS.matcher(sql);
    while (part.find()) {
      part.appendReplacement(text, Matcher.quoteReplacement(replacement(part, given, values)));
    }
    part.appendTail(text);
    if (values.size() > MOST_VALUES) {
      throw new ParameterException(
          "", "the statement has more than %d values".formatted(MOST_VALUES));
    }
    return new NamedParameters(text.toString(), values);
  }

  private static String replacement(Matcher part, Map<String, Object> given, List<Object> values) {
    if (part.group("quoted") != null) {
      return quoted(part.group("quoted"));
    }
    if (part.group("mark") != null) {
      throw new ParameterException(
          "", "a statement with parameters may not hold a bare '?'; write {{name}} instead");
    }
    if (part.group("odd") != null) {
      throw new ParameterException(
          "",
          "'{{' begins no parameter here; names are letters, digits and '_', like {{from_day}}");
    }
    return placeholders(part.group(3), given, values);
  }

  private static String quoted(String text) {
    Matcher name = INSIDE.matcher(text);
    boolean comment = text.startsWith("--") || text.startsWith("/*");
    if (!comment && name.find()) {
      throw new ParameterException(
          name.group(1),
          "{{%s}} stands inside quotes; leave the quotes out, values are bound as they are"
              .formatted(name.group(1)));
    }
    return comment ? " " : text;
  }

  private static String placeholders(String name, Map<String, Object> given, List<Object> values) {
    if (given == null || !given.containsKey(name)) {
      throw new ParameterException(name, "the parameter '%s' has no value".formatted(name));
    }
    if (given.get(name) instanceof Collection<?> several) {
      if (several.isEmpty()) {
        throw new ParameterException(
            name, "the list '%s' is empty; a statement needs at least one value".formatted(name));
      }
      several.forEach(value -> values.add(scalar(name, value)));
      return "?" + ", ?".repeat(several.size() - 1);
    }
    values.add(scalar(name, given.get(name)));
    return "?";
  }

  private static Object scalar(String name, Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean) {
      return value;
    }
    throw new ParameterException(
        name,
        "the parameter '%s' is no text, number or truth value, nor a list of them".formatted(name));
  }
}
