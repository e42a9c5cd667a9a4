package io.querent.cli.job;

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

/** Which jobs there are, the newest first. */
@Command(name = "list", description = "List jobs, the newest first.")
public final class JobListCommand extends ClientCommand {
  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only queued, running, completed, failed or cancelled ones.")
  private String status;

  @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind, like learn.")
  private String kind;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many (${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    String path =
        "/v1/jobs?limit="
            + limit
            + (status == null ? "" : "&status=" + Call.part(status))
            + (kind == null ? "" : "&kind=" + Call.part(kind));
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
      screen().line("There are no such jobs.");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    items.forEach(item -> rows.add(row(item)));
    screen()
        .table(
            new TextTable(
                List.of(
                    new Column("id", false),
                    new Column("kind", false),
                    new Column("status", false),
                    new Column("progress", true),
                    new Column("step", false),
                    new Column("created", false)),
                rows));
  }

  private static List<String> row(JsonNode item) {
    return List.of(
        item.path("job_id").asText(),
        item.path("kind").asText(),
        item.path("status").asText(),
        item.path("progress").asInt() + " %",
        DisplayText.oneLine(item.path("current_step").asText(ColumnFormat.NOTHING)),
        item.path("created_at").asText());
  }
}
