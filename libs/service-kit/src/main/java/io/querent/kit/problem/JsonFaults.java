package io.querent.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what does not fit in a JSON document, without a word of Java. */
public final class JsonFaults {
  private static final int LONGEST_VALUE = 100;

  private JsonFaults() {}

  /** The place as a JSON pointer; empty for the whole document. */
  public static String path(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(r -> "/" + (r.getFieldName() == null ? r.getIndex() : r.getFieldName()))
        .collect(Collectors.joining());
  }

  /** What is wrong there and what would do. */
  public static String message(JsonProcessingException failure) {
    return switch (failure) {
      case UnrecognizedPropertyException unknown ->
          "there is no field '%s'; known are %s"
              .formatted(
                  unknown.getPropertyName(),
                  unknown.getKnownPropertyIds().stream()
                      .map(String::valueOf)
                      .sorted()
                      .collect(Collectors.joining(", ")));
      case InvalidFormatException wrong when wrong.getTargetType() != null ->
          "%s is not %s".formatted(shortened(wrong.getValue()), kind(wrong.getTargetType()));
      case MismatchedInputException wrong
          when wrong.getTargetType() != null && !ours(wrong.getOriginalMessage()) ->
          "%s is expected here".formatted(kind(wrong.getTargetType()));
      default -> firstSentence(failure.getOriginalMessage());
    };
  }

  private static String shortened(Object value) {
    String text = String.valueOf(value);
    String shown = text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    return value instanceof String ? "'" + shown + "'" : shown;
  }

  /** Whether a reader of Querent's own said it, in words made for people. */
  private static boolean ours(String message) {
    return !message.startsWith("Cannot ") && !message.startsWith("No content");
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(c -> c.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "text";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      boolean broken = type == Double.class || type == double.class || type == float.class;
      return broken ? "a number" : "a whole number in range";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "a time like 2026-01-31T12:00:00Z";
    }
    return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "another value";
  }

  private static String firstSentence(String message) {
    String line = message.lines().findFirst().orElse("").replaceAll("\\(class [^)]*\\),? ?", "");
    return line.replaceAll("`?(?:java|io\\.querent)\\.[\\w.$]*\\.", "").replace("`", "");
  }
}
