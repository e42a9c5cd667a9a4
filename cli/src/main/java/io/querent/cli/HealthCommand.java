package io.querent.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.ApiException;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.api.Problem;
import io.querent.cli.api.QuerentApi.Reply;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether the server and its parts are well. */
@Command(name = "health", description = "Show how the server is; exit code 1 unless all is ok.")
final class HealthCommand extends ClientCommand {
  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Reply reply = api().reply(Call.get("/health"));
    JsonNode health = parse(reply);
    Screen screen = screen();
    if (json) {
      screen.bytes(reply.body());
    } else {
      screen.line(
          "querent "
              + health.path("version").asText()
              + " at "
              + address()
              + " is "
              + coloured(screen, health.path("status").asText()));
      health
          .path("parts")
          .properties()
          .forEach(part -> screen.line(line(screen, part.getKey(), part.getValue())));
    }
    return health.path("status").asText().equals("ok") ? ExitCode.OK : ExitCode.FAILED;
  }

  private static JsonNode parse(Reply reply) throws IOException {
    boolean problem = reply.status() >= 400;
    try {
      JsonNode health = Json.read(reply.body());
      if (health.hasNonNull("status") && health.path("status").isTextual()) {
        return health;
      }
    } catch (JsonProcessingException notJson) {
      problem = true;
    }
    throw new ApiException(Problem.of(problem ? reply.status() : 502, reply.body()));
  }

  private static String line(Screen screen, String name, JsonNode part) {
    String detail = part.hasNonNull("detail") ? "  " + part.path("detail").asText() : "";
    return "  "
        + DisplayText.padRight(name, 12)
        + coloured(screen, part.path("status").asText())
        + DisplayText.oneLine(detail);
  }

  private static String coloured(Screen screen, String status) {
    return switch (status) {
      case "ok" -> screen.style().good(status);
      case "degraded" -> screen.style().warning(status);
      default -> screen.style().bad(status);
    };
  }
}
