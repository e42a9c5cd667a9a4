package io.querent.cli.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import java.util.List;

/** Prints everything about one datasource, and questions to try. */
public final class DatasourceDetails {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "kind",
          "dialect",
          "display_name",
          "description",
          "default",
          "status",
          "health",
          "health_detail",
          "tables",
          "catalogue_version",
          "learned_at",
          "created_at",
          "updated_at");

  private DatasourceDetails() {}

  /** One line for each field that has a value. */
  public static void print(Screen screen, JsonNode datasource) {
    for (String field : FIELDS) {
      if (datasource.hasNonNull(field)) {
        String value = DisplayText.oneLine(datasource.path(field).asText());
        screen.line(DisplayText.padRight(field, 19) + value);
      }
    }
    if (!datasource.path("questions").isEmpty()) {
      screen.line("");
      screen.line("Questions to try:");
      datasource
          .path("questions")
          .forEach(question -> screen.line("  " + DisplayText.oneLine(question.asText())));
    }
  }
}
