package io.querent.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentMergeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMAS = "/components/schemas/";

  private final Map<String, JsonNode> documents = new LinkedHashMap<>();
  private DocumentMerge merge;
  private AiTools tools;

  @BeforeEach
  void prepare() throws Exception {
    merge = new DocumentMerge();
    merge.json = JSON;
    merge.operations = new Operations(JSON);
    merge.version = "1";
    tools = new AiTools();
    tools.json = JSON;
    tools.operations = merge.operations;
    documents.put(
        "agent",
        read(
            """
            {"paths": {
              "/v1/runs/{id}": {"get": {"tags": ["Run Resource"],
                "parameters": [{"name": "id", "in": "path", "schema": {"type": "string"}}],
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Page"}}}}}}},
              "/v1/ask/quick": {"post": {"requestBody": {"content": {"application/json":
                {"schema": {"$ref": "#/components/schemas/Ask"}}}}, "responses": {}}},
              "/internal/verdicts": {"post": {"responses": {}}}},
             "components": {"schemas": {
              "Page": {"type": "object", "properties": {"items": {"$ref": "#/components/schemas/Item"}}},
              "Item": {"type": "object", "properties": {"question": {"type": "string"}}},
              "Ask": {"type": "object", "properties": {"question": {"type": "string"}, "more": {"$ref": "#/components/schemas/Ask"}}},
              "Problem": {"type": "object"}}}}
            """));
    documents.put(
        "report",
        read(
            """
            {"paths": {
              "/v1/runs/{id}": {"get": {"tags": ["Run Resource"],
                "parameters": [{"name": "id", "in": "path", "schema": {"type": "string"}},
                  {"name": "full", "in": "query", "schema": {"type": "boolean"}},
                  {"name": "Last-Event-ID", "in": "header", "schema": {"type": "string"}}],
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Page"}}}}}}}},
             "components": {"schemas": {
              "Page": {"type": "object", "properties": {"items": {"$ref": "#/components/schemas/Item"}}},
              "Item": {"type": "object", "properties": {"rows": {"type": "integer"}}},
              "Problem": {"type": "object"}}}}
            """));
  }

  @Test
  void shouldKeepSchemasApartThatShareANameOnlyByChance() {
    ObjectNode merged = merge.merge(documents);

    assertThat(merged.at(SCHEMAS + "Item/properties").has("question")).isTrue();
    assertThat(merged.at(SCHEMAS + "ReportItem/properties").has("rows")).isTrue();
    assertThat(merged.at(SCHEMAS + "ReportPage/properties/items/$ref").asText())
        .isEqualTo("#/components/schemas/ReportItem");
    assertThat(merged.at(SCHEMAS + "ReportProblem").isMissingNode()).isTrue();
  }

  @Test
  void shouldShowBothShapesOfAPathThatTwoServicesAnswer() {
    JsonNode run = merge.merge(documents).at("/paths/~1v1~1runs~1{id}/get");

    assertThat(
            run.at("/responses/200/content/application~1json/schema/oneOf")
                .findValuesAsText("$ref"))
        .containsExactly("#/components/schemas/Page", "#/components/schemas/ReportPage");
    assertThat(run.path("parameters").findValuesAsText("name"))
        .containsExactly("id", "full", "Last-Event-ID");
    assertThat(run.path("operationId").asText()).isEqualTo("get_run");
    assertThat(run.path("tags").get(0).asText()).isEqualTo("Run");
  }

  @Test
  void shouldLeaveInternalPathsOutAndNameServicesThatDoNotAnswer() {
    documents.put("file", MissingNode.getInstance());

    ObjectNode merged = merge.merge(documents);

    assertThat(merged.path("paths").has("/internal/verdicts")).isFalse();
    assertThat(merged.at("/x-querent-missing/0").asText()).isEqualTo("file");
  }

  @Test
  void shouldOfferOperationsAsFunctionsThatStandOnTheirOwn() {
    JsonNode offered = tools.of(merge.merge(documents)).path("tools");

    List<String> names = new ArrayList<>();
    offered.forEach(tool -> names.add(tool.at("/function/name").asText()));
    assertThat(names).containsExactly("ask_quick", "get_run");
    assertThat(offered.findValues("$ref")).isEmpty();
    JsonNode ask = offered.get(0);
    assertThat(ask.at("/function/parameters/required/0").asText()).isEqualTo("question");
    assertThat(ask.at("/function/parameters/properties/more/properties/more").isEmpty()).isTrue();
    assertThat(ask.at("/http/body_properties/0").asText()).isEqualTo("question");
    JsonNode run = offered.get(1);
    assertThat(run.at("/http/path_parameters/0").asText()).isEqualTo("id");
    assertThat(run.at("/http/query_parameters/0").asText()).isEqualTo("full");
    assertThat(run.at("/function/parameters/properties").has("Last-Event-ID")).isFalse();
  }

  private static JsonNode read(String text) throws Exception {
    return JSON.readTree(text);
  }
}
