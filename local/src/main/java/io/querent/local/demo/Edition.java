package io.querent.local.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which generator made data, and the day at which the data ends. Written beside the data.
 *
 * @param number raised whenever a generator changes
 */
public record Edition(int number, LocalDate end) {

  /** The edition that this build makes. */
  public static final int CURRENT = 1;

  private static final Pattern TEXT =
      Pattern.compile(".*edition (\\d+), up to (\\d{4}-\\d{2}-\\d{2}).*", Pattern.DOTALL);

  public static Edition of(LocalDateTime now) {
    return new Edition(CURRENT, now.toLocalDate());
  }

  /** The edition that a text names, if it names one. */
  public static Optional<Edition> in(String text) {
    Matcher matcher = TEXT.matcher(text == null ? "" : text);
    return matcher.matches()
        ? Optional.of(
            new Edition(Integer.parseInt(matcher.group(1)), LocalDate.parse(matcher.group(2))))
        : Optional.empty();
  }

  /** Whether questions about this and last month still have answers on that day. */
  public boolean serves(LocalDateTime now) {
    LocalDate today = now.toLocalDate();
    return number == CURRENT
        && end.getYear() == today.getYear()
        && end.getMonth() == today.getMonth();
  }

  @Override
  public String toString() {
    return "generated demo data, edition " + number + ", up to " + end;
  }
}
