package io.querent.cli.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Content;
import io.querent.cli.api.Json;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import io.querent.cli.command.JsonArgument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One request, its answer printed as it came; JSON is indented on a terminal. */
abstract class RequestCommand extends ClientCommand {
  @Parameters(paramLabel = "PATH", description = "A path of the API, like /v1/datasources.")
  private String path;

  @Option(
      names = {"-q", "--query"},
      paramLabel = "NAME=VALUE",
      description = "A query parameter; may be given several times.")
  private final List<String> query = new ArrayList<>();

  @Option(
      names = "--accept",
      paramLabel = "TYPE",
      defaultValue = "application/json",
      description = "The media type of the answer (${DEFAULT-VALUE}).")
  private String accept;

  private final String method;

  RequestCommand(String method) {
    this.method = method;
  }

  /** The body as the arguments give it; null for none. */
  String body() {
    return null;
  }

  @Override
  public Integer call() throws IOException {
    String json = body();
    Content content =
        json == null ? null : Content.json(JsonArgument.read(json, surroundings().in()));
    byte[] answer = api().bytes(new Call(method, target(), content, accept, Map.of()));
    screen().bytes(screen().terminal() ? readable(answer) : answer);
    return ExitCode.OK;
  }

  private String target() {
    if (!path.startsWith("/")) {
      throw usage("A path begins with '/', like /v1/datasources; this one is '" + path + "'.");
    }
    StringBuilder target = new StringBuilder(path);
    for (String pair : query) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw usage("--query takes NAME=VALUE, not '" + pair + "'.");
      }
      target
          .append(target.indexOf("?") < 0 ? '?' : '&')
          .append(Call.part(pair.substring(0, equals)))
          .append('=')
          .append(Call.part(pair.substring(equals + 1)));
    }
    return target.toString();
  }

  private static byte[] readable(byte[] answer) {
    try {
      JsonNode json = Json.read(answer);
      return json == null || json.isMissingNode()
          ? answer
          : Json.pretty(json).getBytes(StandardCharsets.UTF_8);
    } catch (IOException notJson) {
      return answer;
    }
  }
}
