package io.querent.agent.model;

import io.querent.contracts.datasource.ColumnView;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Words a time bucket as people do: the first of October in a column of months is October 2026. */
final class CalendarText {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter QUARTER =
      DateTimeFormatter.ofPattern("QQQ yyyy", Locale.ENGLISH);
  private static final int DATE_LENGTH = 10;

  private CalendarText() {}

  static String of(String value, ColumnView column) {
    return switch (column.name().toLowerCase(Locale.ROOT)) {
      case "month" -> format(value, MONTH);
      case "quarter" -> format(value, QUARTER);
      default -> value;
    };
  }

  private static String format(String value, DateTimeFormatter format) {
    if (value.length() < DATE_LENGTH) {
      return value;
    }
    try {
      return LocalDate.parse(value.substring(0, DATE_LENGTH)).format(format);
    } catch (DateTimeParseException e) {
      return value;
    }
  }
}
