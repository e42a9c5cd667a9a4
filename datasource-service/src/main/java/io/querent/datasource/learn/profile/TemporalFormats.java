package io.querent.datasource.learn.profile;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How text spells a point on the calendar. */
final class TemporalFormats {
  static final String ISO_DATE = "iso-date";
  static final String ISO_TIMESTAMP = "iso-timestamp";
  static final String YEAR = "year";
  static final String EPOCH_SECONDS = "epoch-seconds";
  static final String EPOCH_MILLIS = "epoch-millis";

  private static final Pattern YEAR_NAME =
      Pattern.compile(
          "(.*[^a-z])?(year|yr|since|from|until|founded|established|built|opened|season)([^a-z].*)?"
              + "|.*year|year.*");
  private static final Pattern MOMENT_NAME =
      Pattern.compile(".*(time|date|timestamp|created|updated|modified|epoch|_at|_on|_ts)");
  private static final Set<Character> ZONE_STARTS = Set.of('Z', '+', '-');

  private TemporalFormats() {}

  /** {@value #ISO_DATE}, {@value #ISO_TIMESTAMP}, or null for anything else. */
  static String ofText(String text) {
    int length = text.length();
    if (length < 10 || length > 35 || !isDate(text)) {
      return null;
    }
    if (length == 10) {
      return ISO_DATE;
    }
    boolean separated = text.charAt(10) == ' ' || text.charAt(10) == 'T';
    boolean clock =
        length >= 16
            && separated
            && digits(text, 11, 13, 0, 23)
            && text.charAt(13) == ':'
            && digits(text, 14, 16, 0, 59);
    return clock && isRest(text) ? ISO_TIMESTAMP : null;
  }

  private static boolean isDate(String text) {
    return digits(text, 0, 4, 0, 9999)
        && text.charAt(4) == '-'
        && digits(text, 5, 7, 1, 12)
        && text.charAt(7) == '-'
        && digits(text, 8, 10, 1, 31);
  }

  /** Seconds, fraction and zone, each optional. */
  private static boolean isRest(String text) {
    int at = 16;
    if (at < text.length() && text.charAt(at) == ':') {
      if (text.length() < 19 || !digits(text, 17, 19, 0, 60)) {
        return false;
      }
      at = 19;
      if (at < text.length() && text.charAt(at) == '.') {
        at++;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
          at++;
        }
      }
    }
    return at == text.length() || ZONE_STARTS.contains(text.charAt(at)) && text.length() - at <= 6;
  }

  private static boolean digits(String text, int from, int to, int least, int most) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
      value = value * 10 + (c - '0');
    }
    return value >= least && value <= most;
  }

  /**
   * The format of whole numbers between these bounds under that name, or null when they are just
   * numbers.
   */
  static String ofNumbers(String columnName, long low, long high) {
    String name = columnName.toLowerCase(Locale.ROOT);
    if (low >= 1000 && high <= 2200 && YEAR_NAME.matcher(name).matches()) {
      return YEAR;
    }
    if (!MOMENT_NAME.matcher(name).matches()) {
      return null;
    }
    if (low >= 300_000_000L && high <= 4_200_000_000L) {
      return EPOCH_SECONDS;
    }
    return low >= 300_000_000_000L && high <= 4_200_000_000_000L ? EPOCH_MILLIS : null;
  }
}
