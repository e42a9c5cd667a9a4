package io.querent.cli.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether datasources can be reached and read. */
@Command(
    name = "health",
    description = "Check one datasource now, or all; exit code 1 when one is unwell.")
public final class HealthCommand extends ClientCommand {
  @Parameters(arity = "0..1", paramLabel = "ID", description = "Only this datasource.")
  private String id;

  @Option(names = "--json", description = "Print the server's answer as it is; needs an ID.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (json && id == null) {
      throw usage("--json prints one answer: name the datasource.");
    }
    QuerentApi api = api();
    boolean healthy = true;
    for (String each : id == null ? all(api) : List.of(id)) {
      byte[] answer = api.bytes(Call.post("/v1/datasources/" + Call.part(each) + "/health", null));
      JsonNode health = Json.read(answer);
      healthy &= health.path("status").asText().equals("healthy");
      if (json) {
        screen().bytes(answer);
      } else {
        print(each, health);
      }
    }
    return healthy ? ExitCode.OK : ExitCode.FAILED;
  }

  private static List<String> all(QuerentApi api) {
    List<String> ids = new ArrayList<>();
    api.get("/v1/datasources").path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  private void print(String datasource, JsonNode health) {
    Screen screen = screen();
    String status = health.path("status").asText();
    boolean good = status.equals("healthy");
    screen.line(
        DisplayText.oneLine(datasource)
            + " is "
            + (good ? screen.style().good(status) : screen.style().bad(status))
            + " · "
            + health.path("latency_ms").asText()
            + " ms"
            + (health.hasNonNull("server") ? " · " + health.path("server").asText() : "")
            + (health.path("read_only").asBoolean() ? " · read-only" : ""));
    if (health.hasNonNull("detail")) {
      screen.line("  " + DisplayText.oneLine(health.path("detail").asText()));
    }
    for (JsonNode warning : health.path("warnings")) {
      screen.line(screen.style().warning("! " + DisplayText.oneLine(warning.asText())));
    }
  }
}
