package io.querent.cli.screen;

import java.time.Duration;

/**
 * One moving line that says what is going on, on a terminal only. It wipes itself off before
 * anything else is printed.
 */
public final class Spinner implements AutoCloseable {
  private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final Duration PACE = Duration.ofMillis(100);
  private static final String WIPE = "\r\u001b[2K";

  private final Screen screen;
  private volatile String words = "";
  private volatile Thread thread;

  public Spinner(Screen screen) {
    this.screen = screen;
  }

  /** Starts to turn, or changes the words. */
  public void show(String text) {
    words = DisplayText.oneLine(text);
    if (screen.terminal() && thread == null) {
      thread = Thread.ofVirtual().unstarted(this::turn);
      thread.start();
    }
  }

  @Override
  public void close() {
    Thread turning = thread;
    if (turning == null) {
      return;
    }
    thread = null;
    turning.interrupt();
    try {
      turning.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    screen.part(WIPE);
  }

  private void turn() {
    for (int frame = 0; thread != null; frame++) {
      String turned = FRAMES.charAt(frame % FRAMES.length()) + " " + words;
      screen.part(WIPE + screen.style().dim(DisplayText.fit(turned, screen.width() - 1)));
      try {
        Thread.sleep(PACE);
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }
}
