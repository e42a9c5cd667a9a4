package io.querent.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.command.CommandFailure;
import io.querent.cli.command.ExitCode;
import io.querent.cli.command.JsonArgument;
import io.querent.cli.query.Chart;
import io.querent.cli.query.ResultDownload;
import io.querent.cli.query.ResultRows;
import io.querent.cli.query.ResultTable;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import io.querent.cli.screen.Spinner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a report and prints its rows. */
@Command(name = "run", description = "Run a report.")
public final class ReportRunCommand extends ReportCommand {
  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = "A parameter; several times for several, or for an array's items.")
  private final List<String> pairs = new ArrayList<>();

  @Option(
      names = "--params",
      paramLabel = "JSON",
      description = "All parameters: JSON text, @file, or - for standard input.")
  private String params;

  @Option(
      names = {"-d", "--datasource"},
      paramLabel = "ID",
      description = "Where a portable report runs.")
  private String datasource;

  @Option(names = "--version", paramLabel = "N", description = "This version, not the latest.")
  private Integer version;

  @Option(names = "--fresh", description = "Run anew even if a result of a moment ago would do.")
  private boolean fresh;

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
    ObjectNode request = Json.object();
    request.set("params", values(api));
    byte[] answer;
    try (Spinner spinner = new Spinner(screen())) {
      if (!json && !csv) {
        spinner.show("Running " + key());
      }
      answer = api.bytes(Call.post(target(), request));
    }
    JsonNode run = Json.read(answer);
    if (json) {
      screen().bytes(answer);
    } else if (!run.path("status").asText().equals("completed")) {
      throw failure(run);
    } else if (csv) {
      new ResultDownload(api).csv(run.path("result_id").asText(), screen().stream());
    } else {
      print(run);
    }
    return run.path("status").asText().equals("completed") ? ExitCode.OK : ExitCode.FAILED;
  }

  private String target() {
    return path()
        + "/run?fresh="
        + fresh
        + (datasource == null ? "" : "&datasource_id=" + Call.part(datasource))
        + (version == null ? "" : "&version=" + version);
  }

  private ObjectNode values(QuerentApi api) throws IOException {
    ObjectNode values = Json.object();
    if (params != null) {
      if (!(JsonArgument.read(params, surroundings().in()) instanceof ObjectNode given)) {
        throw usage("--params takes a JSON object, like {\"city\": \"Oslo\"}.");
      }
      values.setAll(given);
    }
    if (!pairs.isEmpty()) {
      new ParameterValues(schema(api)).put(values, pairs);
    }
    return values;
  }

  private JsonNode schema(QuerentApi api) {
    Integer wanted = version;
    if (wanted == null) {
      wanted = api.get(path()).path("latest_version").asInt(1);
    }
    return api.get(path() + "/versions/" + wanted).path("def_json").path("params").path("schema");
  }

  private static CommandFailure failure(JsonNode run) {
    JsonNode error = run.path("error");
    String said = error.path("detail").asText("");
    return new CommandFailure(
        ExitCode.FAILED,
        "The run is " + run.path("status").asText() + (said.isEmpty() ? "" : ": " + said),
        "See it with: querent get /v1/runs/" + run.path("id").asText());
  }

  private void print(JsonNode run) {
    Screen screen = screen();
    ResultRows table = ResultRows.of(run);
    Optional<Chart> chart =
        run.path("visuals").isEmpty()
            ? Optional.empty()
            : Optional.of(Chart.of(run.path("visuals").get(0)));
    new ResultTable(screen, rows).print(table, chart);
    screen.line("");
    for (JsonNode warning : run.path("warnings")) {
      screen.line(screen.style().warning("! " + DisplayText.oneLine(warning.asText())));
    }
    String verdict = run.path("verdict").asText("");
    if (!verdict.isEmpty()) {
      String words = "Quality check: " + verdict;
      screen.line(
          verdict.equals("pass") ? screen.style().good(words) : screen.style().warning(words));
    }
    String cached = run.hasNonNull("cached_from") ? " · from a moment ago" : "";
    screen.note(
        ResultTable.grouped(table.rowCount())
            + (table.rowCount() == 1 ? " row · " : " rows · ")
            + run.path("datasource_id").asText()
            + " · "
            + run.path("id").asText()
            + cached);
  }
}
