package io.querent.cli.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * Text as a terminal shows it: counted in cells, not characters, and free of anything that could
 * move the cursor or change colours. Values of databases are never printed without passing here.
 */
public final class DisplayText {
  private static final String ELLIPSIS = "…";

  private DisplayText() {}

  /** How many cells the text takes. */
  public static int width(String text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }

  /** The text on one line: white space becomes a space, control and direction marks vanish. */
  public static String oneLine(String text) {
    return clean(text, false);
  }

  /** The text with its line breaks, but without other control and direction marks. */
  public static String lines(String text) {
    return clean(text, true);
  }

  /** At most {@code cells} wide; what is cut off is shown by an ellipsis. */
  public static String fit(String text, int cells) {
    if (width(text) <= cells) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int point : text.codePoints().toArray()) {
      int next = Math.max(0, WCWidth.wcwidth(point));
      if (used + next > cells - 1) {
        break;
      }
      kept.appendCodePoint(point);
      used += next;
    }
    return kept.append(ELLIPSIS).toString();
  }

  /** Filled with spaces on the right up to {@code cells}. */
  public static String padRight(String text, int cells) {
    return text + " ".repeat(Math.max(0, cells - width(text)));
  }

  /** Filled with spaces on the left up to {@code cells}. */
  public static String padLeft(String text, int cells) {
    return " ".repeat(Math.max(0, cells - width(text))) + text;
  }

  /** Broken at spaces into lines of at most {@code cells}; later lines start with the indent. */
  public static List<String> wrap(String text, int cells, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      boolean fits = width(line.toString()) + 1 + width(word) <= cells;
      if (!line.isEmpty() && !line.toString().equals(indent) && !fits) {
        lines.add(line.toString());
        line = new StringBuilder(indent).append(word);
      } else {
        line.append(line.isEmpty() || line.toString().equals(indent) ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private static String clean(String text, boolean keepLines) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\n' && keepLines) {
                clean.append('\n');
              } else if (point == '\n' || point == '\t') {
                clean.append(' ');
              } else if (!Character.isISOControl(point) && !turnsDirection(point)) {
                clean.appendCodePoint(point);
              }
            });
    return clean.toString();
  }

  private static boolean turnsDirection(int point) {
    return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
  }
}
