package io.querent.cli.shell;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.ApiException;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.api.UnreachableException;
import io.querent.cli.ask.Conversation;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import io.querent.cli.command.Failures;
import io.querent.cli.command.Surroundings;
import io.querent.cli.screen.Screen;
import io.querent.cli.screen.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads questions until there are no more; what the client does without arguments. */
@Command(name = "shell", description = "Ask questions one after the other; the default.")
public final class ShellCommand extends ClientCommand {
  @Option(
      names = {"-d", "--datasource"},
      paramLabel = "ID",
      description = "Where to look; without it Querent chooses.")
  private String datasource;

  @Option(names = "--chat", paramLabel = "ID", description = "Go on with this chat.")
  private String chat;

  @Override
  public Integer call() throws IOException {
    QuerentApi api = api();
    Surroundings surroundings = surroundings();
    if (!surroundings.tty().interactive()) {
      return run(api, screen(), new PipedLines(surroundings.in()));
    }
    api.get("/v1/auth/me");
    TerminalLines lines =
        new TerminalLines(surroundings.stateFolder().resolve("history"), () -> datasourceIds(api));
    try (lines) {
      Style style = screen().style();
      Screen screen = new Screen(surroundings.out(), style, true, lines::width);
      screen.line(style.bold("Querent") + " at " + api.address());
      screen.line(style.dim("Ask in plain words. \\help lists commands, Ctrl-D leaves."));
      run(api, screen, lines);
      return ExitCode.OK;
    }
  }

  private int run(QuerentApi api, Screen screen, LineSource lines) throws IOException {
    Conversation conversation = new Conversation(api, chat, datasource);
    ShellSession session = new ShellSession(api, conversation, screen);
    lines.onInterrupt(conversation::stop);
    int exitCode = ExitCode.OK;
    for (Optional<String> line = lines.next(session.prompt());
        line.isPresent();
        line = lines.next(session.prompt())) {
      try {
        if (!session.take(line.get().strip())) {
          break;
        }
      } catch (RuntimeException | IOException failure) {
        exitCode =
            Failures.report(failure, surroundings().err(), screen.style(), options().verbose());
      }
    }
    return exitCode;
  }

  private static List<String> datasourceIds(QuerentApi api) {
    List<String> ids = new ArrayList<>();
    try {
      for (JsonNode item : api.get("/v1/datasources").path("items")) {
        ids.add(item.path("id").asText());
      }
    } catch (ApiException | UnreachableException nothingToComplete) {
      return List.of();
    }
    return ids;
  }
}
