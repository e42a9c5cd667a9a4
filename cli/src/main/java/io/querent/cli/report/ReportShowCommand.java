package io.querent.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.cli.api.Json;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One report: where it belongs, its parameters, its definition. */
@Command(name = "show", description = "Show a report, its parameters and its definition.")
public final class ReportShowCommand extends ReportCommand {
  @Option(names = "--version", paramLabel = "N", description = "Of this version, not the latest.")
  private Integer version;

  @Option(names = "--json", description = "Print report and version as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    QuerentApi api = api();
    JsonNode report = api.get(path());
    Integer wanted = version;
    if (wanted == null && report.hasNonNull("latest_version")) {
      wanted = report.path("latest_version").asInt();
    }
    JsonNode shown = wanted == null ? null : api.get(path() + "/versions/" + wanted);
    if (json) {
      ObjectNode both = Json.object();
      both.set("report", report);
      both.set("version", shown);
      screen().line(Json.pretty(both));
    } else {
      print(report, shown);
    }
    return ExitCode.OK;
  }

  private void print(JsonNode report, JsonNode version) {
    Screen screen = screen();
    screen.line(screen.style().bold(DisplayText.oneLine(report.path("title").asText())));
    String archived = report.path("archived").asBoolean() ? " · archived" : "";
    if (version == null) {
      screen.line(key() + " · no version yet" + archived);
      return;
    }
    String place =
        version.hasNonNull("datasource_id")
            ? "on " + version.path("datasource_id").asText()
            : "portable: name a datasource with --datasource";
    screen.line(key() + " · version " + version.path("version").asInt() + " · " + place + archived);
    JsonNode definition = version.path("def_json");
    JsonNode params = definition.path("params");
    for (JsonNode name : params.path("exposed")) {
      screen.line("  --param " + name.asText() + "=" + parameter(params, name.asText()));
    }
    screen.line("");
    screen.line(Json.pretty(definition));
  }

  private static String parameter(JsonNode params, String name) {
    JsonNode schema = params.path("schema").path("properties").path(name);
    String kind = schema.path("format").asText(schema.path("type").asText("any"));
    JsonNode usual = params.path("defaults").path(name);
    return usual.isMissingNode() ? "<" + kind + ">" : usual.asText(usual.toString());
  }
}
