package io.querent.cli.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Whether a datasource can be reached and read. */
@Command(name = "health", description = "Check a datasource now; exit code 1 when it is unwell.")
public final class HealthCommand extends DatasourceCommand {

  @Override
  public Integer call() throws IOException {
    byte[] answer = api().bytes(Call.post(path() + "/health", null));
    JsonNode health = Json.read(answer);
    if (json()) {
      screen().bytes(answer);
    } else {
      print(health);
    }
    return health.path("status").asText().equals("healthy") ? ExitCode.OK : ExitCode.FAILED;
  }

  private void print(JsonNode health) {
    Screen screen = screen();
    String status = health.path("status").asText();
    boolean good = status.equals("healthy");
    screen.line(
        id()
            + " is "
            + (good ? screen.style().good(status) : screen.style().bad(status))
            + " · "
            + health.path("latency_ms").asText()
            + " ms"
            + (health.hasNonNull("server") ? " · " + health.path("server").asText() : "")
            + (health.path("read_only").asBoolean() ? " · read-only" : ""));
    if (health.hasNonNull("detail")) {
      screen.line(DisplayText.oneLine(health.path("detail").asText()));
    }
    health
        .path("warnings")
        .forEach(
            warning ->
                screen.line(screen.style().warning("! " + DisplayText.oneLine(warning.asText()))));
  }
}
