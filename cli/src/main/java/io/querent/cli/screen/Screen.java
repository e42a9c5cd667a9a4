package io.querent.cli.screen;

import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Where a command prints. On a terminal it has colours, a width and moving parts; into a file or a
 * pipe it prints plain lines of any width, the same ones every time.
 */
public final class Screen {
  /** The width of a screen that is none. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private final PrintStream out;
  private final Style style;
  private final boolean terminal;
  private final IntSupplier width;

  public Screen(PrintStream out, Style style, boolean terminal, IntSupplier width) {
    this.out = out;
    this.style = style;
    this.terminal = terminal;
    this.width = width;
  }

  public boolean terminal() {
    return terminal;
  }

  public Style style() {
    return style;
  }

  /** Cells in a line, or {@link #UNLIMITED}. */
  public int width() {
    return terminal ? width.getAsInt() : UNLIMITED;
  }

  public void line(String text) {
    out.print(text + "\n");
    out.flush();
  }

  /** Prints without ending the line. */
  public void part(String text) {
    out.print(text);
    out.flush();
  }

  /** Bytes exactly as they are; a terminal gets the line end that they may lack. */
  public void bytes(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
    if (terminal && (bytes.length == 0 || bytes[bytes.length - 1] != '\n')) {
      out.print("\n");
    }
    out.flush();
  }

  /** The stream below, for what is copied into it. */
  public PrintStream stream() {
    return out;
  }

  /** A table, and below it how many columns there was no room for. */
  public void table(TextTable table) {
    TextTable.Layout layout = table.layOut(width(), style);
    layout.lines().forEach(this::line);
    if (layout.hidden() > 0) {
      line(style.dim("… and " + layout.hidden() + " more columns; --csv has them all"));
    }
  }

  /** Dimmed text, wrapped to the width. */
  public void note(String text) {
    List<String> lines =
        width() == UNLIMITED ? List.of(text) : DisplayText.wrap(text, width(), "  ");
    lines.forEach(line -> line(style.dim(line)));
  }
}
