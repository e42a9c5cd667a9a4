package io.querent.cli.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.screen.ColumnFormat;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import io.querent.cli.screen.TextTable;
import io.querent.cli.screen.TextTable.Column;
import java.util.ArrayList;
import java.util.List;

/** Prints datasources below each other. */
public final class DatasourceTable {
  private DatasourceTable() {}

  /** One line for each item of the server's list. */
  public static void print(Screen screen, JsonNode items) {
    if (items.isEmpty()) {
      screen.line("There are no datasources yet. Add one: querent datasources add --help");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    items.forEach(item -> rows.add(row(item)));
    screen.table(
        new TextTable(
            List.of(
                new Column("id", false),
                new Column("kind", false),
                new Column("name", false),
                new Column("status", false),
                new Column("health", false),
                new Column("tables", true)),
            rows));
  }

  private static List<String> row(JsonNode item) {
    String mark = item.path("default").asBoolean() ? " *" : "";
    return List.of(
        DisplayText.oneLine(item.path("id").asText() + mark),
        item.path("kind").asText(),
        DisplayText.oneLine(item.path("display_name").asText("")),
        item.path("status").asText(),
        item.path("health").asText(),
        item.hasNonNull("tables") ? item.path("tables").asText() : ColumnFormat.NOTHING);
  }
}
