package io.querent.cli.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import io.querent.cli.screen.Spinner;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Reads a datasource's tables anew. */
@Command(name = "learn", description = "Read the tables of a datasource anew.")
public final class LearnCommand extends DatasourceCommand {

  @Override
  public Integer call() throws IOException {
    Screen screen = screen();
    byte[] answer;
    try (Spinner spinner = new Spinner(screen)) {
      spinner.show("Learning " + id());
      answer = api().bytes(Call.post("/v1/learn?datasource_id=" + Call.part(id()), null));
    }
    if (json()) {
      screen.bytes(answer);
      return ExitCode.OK;
    }
    JsonNode learned = Json.read(answer);
    screen.line(
        String.format(
            Locale.ROOT,
            "Learned %s: %d tables, %d columns, %d relationships (%d inferred) in %.1f s.",
            id(),
            learned.path("tables").asInt(),
            learned.path("columns").asInt(),
            learned.path("relationships").asInt(),
            learned.path("inferred_relationships").asInt(),
            learned.path("elapsed_ms").asDouble() / 1000));
    learned
        .path("warnings")
        .forEach(
            warning ->
                screen.line(screen.style().warning("! " + DisplayText.oneLine(warning.asText()))));
    return ExitCode.OK;
  }
}
