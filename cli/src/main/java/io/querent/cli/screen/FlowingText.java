package io.querent.cli.screen;

import java.util.function.Consumer;

/** Text that comes in pieces, broken between words at the width of a screen while it flows. */
public final class FlowingText {
  private final int width;
  private final Consumer<String> target;
  private final StringBuilder word = new StringBuilder();
  private int column;
  private boolean space;

  public FlowingText(int width, Consumer<String> target) {
    this.width = width;
    this.target = target;
  }

  /** Takes the next piece; a word that may still grow waits for its end. */
  public void add(String piece) {
    piece
        .codePoints()
        .forEach(
            point -> {
              if (point == '\n') {
                flush();
                breakLine();
              } else if (point == ' ') {
                flush();
                space = column > 0;
              } else {
                word.appendCodePoint(point);
              }
            });
  }

  /** Hands on the word that was waiting. */
  public void flush() {
    if (word.isEmpty()) {
      return;
    }
    int cells = DisplayText.width(word.toString());
    if (column > 0 && (long) column + (space ? 1 : 0) + cells > width) {
      breakLine();
    }
    target.accept((space ? " " : "") + word);
    column += (space ? 1 : 0) + cells;
    space = false;
    word.setLength(0);
  }

  private void breakLine() {
    target.accept("\n");
    column = 0;
    space = false;
  }
}
