package io.querent.semantics.ir;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width of a time bucket: {@code 1 day}, {@code 15 minutes}. */
public record Grain(int count, TimeUnit unit) {
  private static final Pattern FORM = Pattern.compile("\\s*(?:(\\d{1,6})\\s+)?([A-Za-z]+)\\s*");

  public Grain {
    if (count < 1) {
      throw new IllegalArgumentException("a grain needs a count of at least 1, got " + count);
    }
  }

  /**
   * Reads {@code day}, {@code 1 day} or {@code 15 minutes}.
   *
   * @throws IllegalArgumentException with the accepted forms
   */
  public static Grain parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      var unit = TimeUnit.of(matcher.group(2));
      if (unit.isPresent()) {
        int count = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
        return new Grain(count, unit.get());
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not a grain; write a count and a unit such as '1 day' or '15 minutes'"
            .formatted(text));
  }

  @Override
  public String toString() {
    return count + " " + unit.word() + (count == 1 ? "" : "s");
  }
}
