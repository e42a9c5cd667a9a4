package io.querent.cli.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.Screen;
import io.querent.cli.screen.Spinner;
import java.io.IOException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one statement that only reads. */
@Command(name = "sql", description = "Run a SELECT on a datasource.")
public final class SqlCommand extends ClientCommand {
  @Parameters(paramLabel = "STATEMENT", description = "The statement; '-' reads standard input.")
  private String statement;

  @Option(
      names = {"-d", "--datasource"},
      paramLabel = "ID",
      required = true,
      description = "Where it runs.")
  private String datasource;

  @Option(names = "--limit", paramLabel = "N", description = "The row limit of the result.")
  private Integer limit;

  @Option(names = "--json", description = "Print the server's answer as it is, and nothing else.")
  private boolean json;

  @Option(names = "--csv", description = "Print the whole result as CSV, and nothing else.")
  private boolean csv;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many rows of the table (${DEFAULT-VALUE}).")
  private int rows;

  @Override
  public Integer call() throws IOException {
    if (json && csv) {
      throw usage("--json and --csv exclude each other.");
    }
    QuerentApi api = api();
    Call query = Call.post("/v1/queries", request(text()));
    if (json) {
      screen().bytes(api.bytes(query));
    } else if (csv) {
      String result = api.json(query).path("result_id").asText();
      new ResultDownload(api).csv(result, screen().stream());
    } else {
      print(api, query);
    }
    return ExitCode.OK;
  }

  private void print(QuerentApi api, Call query) {
    Screen screen = screen();
    JsonNode head;
    try (Spinner spinner = new Spinner(screen)) {
      spinner.show("Running on " + datasource);
      head = api.json(query);
    }
    StatementResult.print(screen, head, rows);
  }

  private String text() {
    return statement.equals("-")
        ? surroundings().in().lines().collect(Collectors.joining("\n"))
        : statement;
  }

  private ObjectNode request(String sql) {
    ObjectNode request = Json.object().put("datasource_id", datasource).put("sql", sql);
    if (limit != null) {
      request.put("limit", limit);
    }
    if (csv) {
      request.put("preview_rows", 1);
    } else if (!json) {
      request.put("preview_rows", Math.max(1, rows));
    }
    return request;
  }
}
