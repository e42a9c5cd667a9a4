package io.querent.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.EventChannel;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.Bars;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import picocli.CommandLine.Command;

/** Follows a job to its end: a bar on a terminal, plain lines elsewhere. */
@Command(name = "watch", description = "Follow a job until it ends.")
public final class JobWatchCommand extends JobCommand {
  private static final int BAR = 30;
  private static final int FULL = 100;
  private static final String WIPE = "\r\u001b[2K";

  @Override
  public Integer call() {
    Screen screen = screen();
    EventChannel events = new EventChannel(api(), path() + "/events");
    JsonNode last = events.follow(frame -> show(screen, frame));
    if (json()) {
      return exitCode(last);
    }
    if (screen.terminal()) {
      screen.part(WIPE);
    }
    if (exitCode(last) == ExitCode.OK) {
      screen.line(screen.style().good("Completed") + " " + id());
      screen.line(last.path("payload").path("data").toPrettyString());
    } else {
      String error = last.path("payload").path("error").asText();
      screen.line(screen.style().bad("Not completed: ") + DisplayText.oneLine(error));
    }
    return exitCode(last);
  }

  private void show(Screen screen, JsonNode frame) {
    JsonNode payload = frame.path("payload");
    if (json()) {
      screen.line(frame.toString());
    } else if (payload.has("progress")) {
      int percent = Math.clamp(payload.path("progress").asInt(), 0, FULL);
      String step = DisplayText.oneLine(payload.path("step").asText(""));
      if (screen.terminal()) {
        String bar = Bars.bar((double) percent, FULL, BAR);
        String line = DisplayText.fit("%3d %%  %s  %s".formatted(percent, bar, step), width());
        screen.part(WIPE + line);
      } else {
        screen.line("%3d %%  %s".formatted(percent, step));
      }
    }
  }

  private int width() {
    return screen().width() - 1;
  }

  private static int exitCode(JsonNode last) {
    return last.path("type").asText().equals("error") ? ExitCode.FAILED : ExitCode.OK;
  }
}
