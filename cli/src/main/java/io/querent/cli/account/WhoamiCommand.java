package io.querent.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who the server takes this client for. */
@Command(name = "whoami", description = "Show who you are and what you may do.")
public final class WhoamiCommand extends ClientCommand {
  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    byte[] answer = api().bytes(Call.get("/v1/auth/me"));
    Screen screen = screen();
    if (json) {
      screen.bytes(answer);
      return ExitCode.OK;
    }
    JsonNode me = Json.read(answer);
    JsonNode user = me.path("user");
    String name =
        user.hasNonNull("email") ? user.path("email").asText() : user.path("name").asText();
    screen.line("user          " + DisplayText.oneLine(name));
    screen.line(
        "organization  " + DisplayText.oneLine(me.path("organization").path("name").asText()));
    screen.line("roles         " + words(me.path("roles")));
    screen.line("permissions   " + words(me.path("permissions")));
    screen.line("address       " + address());
    if (me.path("auth_mode").asText().equals("open")) {
      screen.note("This installation is open: nobody needs to sign in.");
    }
    return ExitCode.OK;
  }

  private static String words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
