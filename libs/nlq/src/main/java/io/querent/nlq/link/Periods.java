package io.querent.nlq.link;

import io.querent.nlq.text.Token;
import io.querent.semantics.ir.Period;
import io.querent.semantics.ir.TimeUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds calendar stretches among words: 'last month', 'past 30 days', 'March 2024', 'Q1 2024'. */
final class Periods {
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** A stretch and the tokens it spans. */
  record Found(Period period, int length) {}

  private final List<Token> tokens;

  Periods(List<Token> tokens) {
    this.tokens = tokens;
  }

  Found at(int start) {
    Token token = tokens.get(start);
    if (token.isNumber() && token.number() == null) {
      return new Found(new Period.Named(token.text()), 1);
    }
    return switch (token.lower()) {
      case "today" -> new Found(new Period.Calendar(0, TimeUnit.DAY), 1);
      case "yesterday" -> new Found(new Period.Calendar(-1, TimeUnit.DAY), 1);
      case "tomorrow" -> new Found(new Period.Calendar(1, TimeUnit.DAY), 1);
      case "last", "past", "previous", "prior" -> back(start);
      case "this", "current" -> calendar(start, 0);
      case "next" -> calendar(start, 1);
      case "ytd" -> new Found(new Period.Calendar(0, TimeUnit.YEAR), 1);
      default -> named(start);
    };
  }

  private Found back(int start) {
    Token next = token(start + 1);
    if (next != null && next.isNumber() && next.number() != null) {
      Optional<TimeUnit> unit = unit(start + 2);
      if (unit.isPresent()) {
        return new Found(new Period.Last(next.number().intValue(), unit.get()), 3);
      }
      return null;
    }
    return calendar(start, -1);
  }

  private Found calendar(int start, int offset) {
    return unit(start + 1).map(u -> new Found(new Period.Calendar(offset, u), 2)).orElse(null);
  }

  private Found named(int start) {
    Token token = tokens.get(start);
    if (token.lower().matches("q[1-4]")) {
      String year = year(start + 1);
      return year == null
          ? null
          : new Found(new Period.Named(year + "-" + token.lower().toUpperCase(Locale.ROOT)), 2);
    }
    int month = month(token.lower());
    if (month > 0) {
      return month(start, month);
    }
    String year = year(start);
    Token next = token(start + 1);
    if (year != null && next != null && next.lower().matches("q[1-4]")) {
      return new Found(new Period.Named(year + "-" + next.lower().toUpperCase(Locale.ROOT)), 2);
    }
    return null;
  }

  private Found month(int start, int month) {
    String year = year(start + 1);
    if (year != null) {
      return new Found(new Period.Named("%s-%02d".formatted(year, month)), 2);
    }
    Token day = token(start + 1);
    int comma = token(start + 2) != null && token(start + 2).text().equals(",") ? 1 : 0;
    year = year(start + 2 + comma);
    if (day != null && day.isNumber() && day.number() != null && year != null) {
      int number = day.number().intValue();
      if (number >= 1 && number <= 31) {
        String text = "%s-%02d-%02d".formatted(year, month, number);
        return new Found(new Period.Named(text), 3 + comma);
      }
    }
    return null;
  }

  private static int month(String word) {
    for (int i = 0; i < MONTHS.size(); i++) {
      String month = MONTHS.get(i);
      if (word.equals(month)
          || (word.length() == 3 && month.startsWith(word) && !word.equals("may"))) {
        return i + 1;
      }
    }
    return 0;
  }

  private String year(int at) {
    Token token = token(at);
    return token != null && token.text().matches("(19|20)\\d\\d") ? token.text() : null;
  }

  private Optional<TimeUnit> unit(int at) {
    Token token = token(at);
    return token == null || !token.isWord() ? Optional.empty() : TimeUnit.of(token.lower());
  }

  private Token token(int at) {
    return at < tokens.size() ? tokens.get(at) : null;
  }
}
