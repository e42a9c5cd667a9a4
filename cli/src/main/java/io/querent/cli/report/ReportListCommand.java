package io.querent.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.ColumnFormat;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.TextTable;
import io.querent.cli.screen.TextTable.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which reports there are. */
@Command(name = "list", description = "List the reports.")
public final class ReportListCommand extends ClientCommand {
  @Option(
      names = {"-q", "--search"},
      paramLabel = "WORDS",
      description = "Only those with these words in key or title.")
  private String words;

  @Option(names = "--archived", description = "The archived ones.")
  private boolean archived;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many (${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    String path =
        "/v1/reports?limit="
            + limit
            + "&archived="
            + archived
            + (words == null ? "" : "&q=" + Call.part(words));
    byte[] answer = api().bytes(Call.get(path));
    if (json) {
      screen().bytes(answer);
    } else {
      print(Json.read(answer).path("items"));
    }
    return ExitCode.OK;
  }

  private void print(JsonNode items) {
    if (items.isEmpty()) {
      screen().line("There are no such reports. Save an answer as one in the page, or import one.");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    items.forEach(item -> rows.add(row(item)));
    screen()
        .table(
            new TextTable(
                List.of(
                    new Column("key", false),
                    new Column("title", false),
                    new Column("version", true),
                    new Column("datasource", false),
                    new Column("updated", false)),
                rows));
  }

  private static List<String> row(JsonNode item) {
    return List.of(
        item.path("key").asText(),
        DisplayText.oneLine(item.path("title").asText("")),
        item.path("latest_version").asText(ColumnFormat.NOTHING),
        item.path("datasource_id").asText("portable"),
        item.path("updated_at").asText());
  }
}
