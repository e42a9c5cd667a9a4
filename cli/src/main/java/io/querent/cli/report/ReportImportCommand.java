package io.querent.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Content;
import io.querent.cli.api.Json;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import io.querent.cli.command.JsonArgument;
import io.querent.cli.screen.DisplayText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in a report that was exported; what is there already stays. */
@Command(name = "import", description = "Import an exported report; what is there already stays.")
public final class ReportImportCommand extends ClientCommand {
  @Parameters(paramLabel = "FILE", description = "JSON or YAML; '-' reads standard input.")
  private String file;

  @Option(names = "--dry-run", description = "Only say what would change.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    byte[] text =
        file.equals("-")
            ? JsonArgument.text(file, surroundings().in()).getBytes(StandardCharsets.UTF_8)
            : Files.readAllBytes(Path.of(file));
    String first = new String(text, StandardCharsets.UTF_8).stripLeading();
    Content content =
        first.startsWith("{") ? new Content("application/json", text) : Content.yaml(text);
    byte[] answer = api().bytes(Call.postContent("/v1/reports/import?dry_run=" + dryRun, content));
    if (json) {
      screen().bytes(answer);
    } else {
      print(Json.read(answer));
    }
    return ExitCode.OK;
  }

  private void print(JsonNode outcome) {
    screen().line((dryRun ? "Would import " : "Imported ") + outcome.path("key").asText() + ":");
    for (JsonNode change : outcome.path("changes")) {
      String version = change.hasNonNull("version") ? " " + change.path("version").asInt() : "";
      String detail = change.path("detail").asText("");
      screen()
          .line(
              "  "
                  + change.path("action").asText()
                  + " "
                  + change.path("what").asText()
                  + version
                  + (detail.isEmpty() ? "" : " · " + DisplayText.oneLine(detail)));
    }
  }
}
