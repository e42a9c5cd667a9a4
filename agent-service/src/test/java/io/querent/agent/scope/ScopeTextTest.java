package io.querent.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.problem.ProblemException;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrReader;
import io.querent.semantics.ir.IrWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScopeTextTest {
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(\\{.*?)```", Pattern.DOTALL);

  static Stream<Ir> documentedQueries() throws IOException {
    Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/ir.md")));
    return examples.results().map(example -> IrReader.read(example.group(1)));
  }

  @ParameterizedTest
  @MethodSource("documentedQueries")
  void shouldReadBackWhatItWrote(Ir ir) {
    String markdown = "# Scope\n" + ScopeText.sections(ir);

    assertThat(sorted(IrWriter.write(ScopeText.read(markdown))))
        .isEqualTo(sorted(IrWriter.write(ir)));
  }

  @Test
  void shouldTakeWhatAPersonChanged() {
    Ir ir =
        IrReader.read(
            """
            {"entities":["orders"],"metrics":[{"name":"n","agg":"count"}],"dimensions":["status"],"limit":10}
            """);
    String edited =
        ScopeText.sections(ir)
            .replace("- `status`", "- `city`\n- `country`")
            .replace("## Filters\n\n- none", "## Filters\n\n- only paid ones: `status = 'paid'`")
            .replace("{\"limit\":10}", "{\"limit\":5}");

    JsonNode read = IrWriter.write(ScopeText.read(edited));

    assertThat(read.path("dimensions").toString()).isEqualTo("[\"city\",\"country\"]");
    assertThat(read.at("/filters/0/value").asText()).isEqualTo("paid");
    assertThat(read.path("limit").asInt()).isEqualTo(5);
  }

  @Test
  void shouldNameTheLineThatItCannotRead() {
    String text =
        "## Entities\n\n"
            + "- `orders`\n\n"
            + "## Metrics\n\n"
            + "- `{\"name\":\"n\",\"agg\":\"sun\",\"field\":\"x\"}`\n";

    assertThatThrownBy(() -> ScopeText.read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Line 7");
  }

  @Test
  void shouldReadNothingFromPlainWords() {
    assertThat(ScopeText.read("# Scope\n\n## Question\n\nHow many orders are there?\n")).isNull();
  }

  @Test
  void shouldFindTheLineOfAPartOfTheQuery() {
    String text =
        """
        ## Filters

        - `status = 'paid'`

        ## Time span

        - `{"field":"ordered_at","op":"during","value":"2024"}`

        ## More

        - `{"limit":5}`
        """;

    assertThat(ScopePlaces.at(text, "/filters/0/field")).isEqualTo(3);
    assertThat(ScopePlaces.at(text, "/filters/1/value")).isEqualTo(7);
    assertThat(ScopePlaces.at(text, "/limit")).isEqualTo(11);
    assertThat(ScopePlaces.at(text, "")).isZero();
    assertThat(ScopePlaces.at(text, "/filters/2")).isZero();
  }

  @Test
  void shouldFindTheDatasourceThatTheTextNames() {
    assertThat(ScopeText.datasource("How many?\n\nDatasource: shop\n\n## Notes\n"))
        .isEqualTo("shop");
    assertThat(ScopeText.datasource("Datasource: which one?\n")).isNull();
  }

  /** Conditions that must all hold mean the same in any order. */
  private static JsonNode sorted(JsonNode json) {
    if (!(json instanceof ObjectNode object) || !(object.get("filters") instanceof ArrayNode)) {
      return json;
    }
    List<JsonNode> filters = new ArrayList<>();
    object.get("filters").forEach(filters::add);
    filters.sort(Comparator.comparing(JsonNode::toString));
    ArrayNode ordered = JsonNodeFactory.instance.arrayNode().addAll(filters);
    ObjectNode copy = object.deepCopy();
    copy.set("filters", ordered);
    return copy;
  }
}
