package io.querent.cli.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What Querent has learned of a datasource. */
@Command(name = "schema", description = "Print what was learned of a datasource, as Markdown.")
public final class SchemaCommand extends DatasourceCommand {
  @Option(
      names = {"-s", "--search"},
      paramLabel = "WORDS",
      description = "Only the tables that fit these words.")
  private String search;

  @Override
  public Integer call() throws IOException {
    String path = "/v1/schema/" + Call.part(id());
    QuerentApi api = api();
    if (search != null) {
      byte[] found = api.bytes(Call.get(path + "/search?q=" + Call.part(search)));
      if (json()) {
        screen().bytes(found);
      } else {
        print(Json.read(found));
      }
    } else if (json()) {
      screen().bytes(api.bytes(Call.get(path)));
    } else {
      byte[] notes = api.bytes(Call.get(path).accepting("text/markdown"));
      screen().line(DisplayText.lines(new String(notes, StandardCharsets.UTF_8)).stripTrailing());
    }
    return ExitCode.OK;
  }

  private void print(JsonNode found) {
    Screen screen = screen();
    if (found.path("tables").isEmpty()) {
      screen.line("None of " + found.path("searched_tables").asInt() + " tables fits these words.");
    }
    for (JsonNode table : found.path("tables")) {
      screen.line(screen.style().bold(DisplayText.oneLine(table.path("table").asText())));
      screen.line(DisplayText.lines(table.path("excerpt").asText()).stripTrailing());
      screen.line("");
    }
  }
}
