package io.querent.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Style;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changed between two versions. */
@Command(name = "diff", description = "Show what changed between two versions of a report.")
public final class ReportDiffCommand extends ReportCommand {
  @Parameters(index = "1", paramLabel = "FROM", description = "The earlier version.")
  private int from;

  @Parameters(index = "2", paramLabel = "TO", description = "The later version.")
  private int to;

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    byte[] answer = api().bytes(Call.get(path() + "/diff?from=" + from + "&to=" + to));
    if (json) {
      screen().bytes(answer);
      return ExitCode.OK;
    }
    JsonNode changes = Json.read(answer).path("changes");
    if (changes.isEmpty()) {
      screen().line("Versions " + from + " and " + to + " are the same.");
    }
    changes.forEach(this::print);
    return ExitCode.OK;
  }

  private void print(JsonNode change) {
    Style style = screen().style();
    screen().line(style.bold(change.path("path").asText()));
    if (change.has("before")) {
      screen().line(style.bad("  - " + DisplayText.oneLine(change.path("before").toString())));
    }
    if (change.has("after")) {
      screen().line(style.good("  + " + DisplayText.oneLine(change.path("after").toString())));
    }
  }
}
