package io.querent.local.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The order that a gold SQL text gives its rows, as far as it can be told from the text.
 *
 * @param keys what is sorted by, without direction, at the top level of the statement
 * @param from position of the top level's {@code FROM}; -1 when there is none
 * @param plain whether keys may be added to the selected columns: no set operation, no {@code
 *     DISTINCT}
 */
record GoldOrder(String sql, List<String> keys, int from, boolean plain) {

  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(ordered|ordering|ranked|arranged)\\s+(\\S+\\s+){0,6}?(by|from|according)\\b"
              + "|(^|[.,;]\\s*|\\band\\s+)(order|rank|arrange)\\s+(\\S+\\s+){0,6}?"
              + "(by|from|according)\\b"
              + "|\\border by\\b"
              + "|\\bsort(ed|ing)?\\b"
              + "|\\b(a|de)scend(ing|ingly)?\\b"
              + "|\\b(alphabetic|lexicographic|chronologic|numeric)\\w*"
              + "|\\bin (\\S+ ){0,4}order\\b"
              + "|\\bfrom (the )?(most|least|high\\w*|low\\w*|old\\w*|young\\w*|larg\\w*|small\\w*"
              + "|new\\w*|earl\\w*|lat\\w*|long\\w*|short\\w*|big\\w*|cheap\\w*|best|worst"
              + "|greatest|fewest)\\b.*\\bto\\b"
              + "|\\b(oldest|newest|latest|earliest|largest|smallest|highest|lowest|best|cheapest"
              + "|longest|shortest|(most|least) \\w+) first\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DIRECTION =
      Pattern.compile("(?is)\\s+(asc|desc)?(\\s+nulls\\s+(first|last))?\\s*$");

  /** Whether the words of a question ask for an order. */
  static boolean askedFor(String question) {
    return ASKED.matcher(question).find();
  }

  /** The order of a statement; empty when its top level has none. */
  static Optional<GoldOrder> of(String sql) {
    Scan scan = new Scan(sql);
    if (scan.orderBy < 0) {
      return Optional.empty();
    }
    int end = scan.limit > scan.orderBy ? scan.limit : scan.end;
    List<String> keys = new ArrayList<>();
    int start = scan.orderBy;
    for (int comma : scan.commas) {
      if (comma > scan.orderBy && comma < end) {
        keys.add(key(sql.substring(start, comma)));
        start = comma + 1;
      }
    }
    keys.add(key(sql.substring(start, end)));
    return Optional.of(new GoldOrder(sql, keys, scan.from, scan.plain));
  }

  private static String key(String term) {
    return DIRECTION.matcher(term + " ").replaceFirst("").strip();
  }

  /**
   * The statement with its sort keys as further columns at the end; empty when they cannot be
   * added.
   */
  Optional<String> withKeys(int columns) {
    if (!plain || from < 0) {
      return Optional.empty();
    }
    StringBuilder added = new StringBuilder();
    for (String key : keys) {
      if (key.matches("\\d+")) {
        int position = Integer.parseInt(key);
        if (position > columns) {
          return Optional.empty();
        }
        continue;
      }
      added.append(", ").append(key);
    }
    return Optional.of(sql.substring(0, from) + added + " " + sql.substring(from));
  }

  /** Positions of selected columns that are sorted by, counted from 0. */
  List<Integer> positions() {
    return keys.stream()
        .filter(key -> key.matches("\\d+"))
        .map(key -> Integer.parseInt(key) - 1)
        .toList();
  }

  /** Finds the words of the top level; what is in parentheses, quotes and comments is skipped. */
  private static final class Scan {
    private final String sql;
    private final List<Integer> commas = new ArrayList<>();
    private int orderBy = -1;
    private int limit = -1;
    private int from = -1;
    private int end;
    private boolean plain = true;

    private Scan(String sql) {
      this.sql = sql;
      this.end = sql.length();
      int depth = 0;
      int at = 0;
      while (at < sql.length()) {
        char c = sql.charAt(at);
        int next = at + 1;
        if (c == '\'' || c == '"' || c == '`') {
          next = closing(at, c);
        } else if (sql.startsWith("--", at)) {
          next = found(sql.indexOf('\n', at)) + 1;
        } else if (sql.startsWith("/*", at)) {
          next = found(sql.indexOf("*/", at)) + 2;
        } else if (c == '(') {
          depth++;
        } else if (c == ')') {
          depth--;
        } else if (depth == 0 && c == ',') {
          commas.add(at);
        } else if (depth == 0 && c == ';') {
          end = at;
          return;
        } else if (Character.isLetter(c)) {
          next = wordEnd(at);
          if (depth == 0) {
            word(sql.substring(at, next).toUpperCase(Locale.ROOT), at, next);
          }
        }
        at = next;
      }
    }

    private int found(int position) {
      return position < 0 ? sql.length() : position;
    }

    private int closing(int open, char quote) {
      return found(sql.indexOf(quote, open + 1)) + 1;
    }

    private int wordEnd(int start) {
      int stop = start;
      while (stop < sql.length()
          && (Character.isLetterOrDigit(sql.charAt(stop)) || sql.charAt(stop) == '_')) {
        stop++;
      }
      return stop;
    }

    private void word(String word, int start, int stop) {
      switch (word) {
        case "FROM" -> from = from < 0 ? start : from;
        case "DISTINCT", "UNION", "INTERSECT", "EXCEPT", "WITH" -> plain = false;
        case "LIMIT", "OFFSET", "FETCH" -> limit = limit < 0 ? start : limit;
        case "ORDER" -> {
          String rest = sql.substring(stop).stripLeading();
          if (rest.regionMatches(true, 0, "BY", 0, 2)) {
            orderBy = sql.length() - rest.length() + 2;
          }
        }
        default -> {
          // every other word is of no concern here
        }
      }
    }
  }
}
