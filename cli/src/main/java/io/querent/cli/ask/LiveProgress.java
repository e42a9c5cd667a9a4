package io.querent.cli.ask;

import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.FlowingText;
import io.querent.cli.screen.Screen;
import io.querent.cli.screen.Spinner;

/** Shows a run on a terminal: a spinner while it works, then the answer's text as it comes. */
public final class LiveProgress implements RunListener, AutoCloseable {
  private final Screen screen;
  private final Spinner spinner;
  private final StringBuilder written = new StringBuilder();
  private FlowingText text;

  public LiveProgress(Screen screen) {
    this.screen = screen;
    this.spinner = new Spinner(screen);
    spinner.show("Asking");
  }

  @Override
  public void working(String what) {
    if (text == null) {
      spinner.show(what);
    }
  }

  @Override
  public void token(String token) {
    if (!screen.terminal() || token.isEmpty()) {
      return;
    }
    if (text == null) {
      spinner.close();
      text = new FlowingText(screen.width(), screen::part);
    }
    String clean = DisplayText.lines(token);
    written.append(clean);
    text.add(clean);
  }

  /** The text that is already on the screen. */
  public String written() {
    return written.toString();
  }

  @Override
  public void close() {
    spinner.close();
    if (text != null) {
      text.flush();
      screen.line("");
    }
  }
}
