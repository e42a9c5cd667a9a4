package io.querent.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.querent.local.InstallationOnDisk.Outcome;
import io.querent.local.eval.Evaluation;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Everything together, as a newcomer gets it: every part real, demo data, questions over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeInstallationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper SORTED =
      new ObjectMapper()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT);
  private static final List<String> MODULES =
      List.of(
          "gateway-service",
          "agent-service",
          "datasource-service",
          "file-service",
          "report-service",
          "local",
          "cli");

  @TempDir static Path root;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private InstallationOnDisk installation;
  private String address;

  @BeforeAll
  void start() throws Exception {
    Path clone = Path.of("").toAbsolutePath().getParent();
    boolean built =
        MODULES.stream()
            .filter(module -> module.endsWith("-service"))
            .allMatch(
                m -> Files.exists(clone.resolve(m).resolve("target/quarkus-app/quarkus-run.jar")));
    assumeTrue(built, "SKIPPED: the services are not built; run ./querent build first");
    for (String module : MODULES) {
      Files.createSymbolicLink(root.resolve(module), clone.resolve(module));
    }
    int port = freePort();
    address = "http://127.0.0.1:" + port;
    installation = new InstallationOnDisk(root);
    Outcome up = installation.verb("up", "--port=" + port);
    assertThat(up.status()).as(up.text()).isZero();
    assertThat(up.text()).contains("Querent is ready at " + address);
  }

  @AfterAll
  void stop() throws Exception {
    if (installation != null) {
      installation.verb("down");
    }
  }

  @Test
  void shouldAnswerAQuestionWithTheFigureThatTheDatabaseHolds() throws Exception {
    JsonNode answer = post("/v1/ask/quick", "{\"question\":\"How many artists are there?\"}");
    JsonNode counted =
        post(
            "/v1/queries", "{\"datasource_id\":\"music\",\"sql\":\"select count(*) from Artist\"}");

    assertThat(answer.at("/status").asText()).as(answer.toString()).isEqualTo("answered");
    assertThat(answer.at("/rows/0/0").asLong()).isEqualTo(counted.at("/rows/0/0").asLong());
    assertThat(answer.at("/reading")).isNotEmpty();
  }

  @Test
  void shouldAnswerTheFirstQuestionsOfEveryDemoDatasource() throws Exception {
    for (JsonNode datasource : get("/v1/datasources").at("/items")) {
      for (JsonNode question : datasource.at("/questions")) {
        String body =
            JSON.createObjectNode()
                .put("question", question.asText())
                .put("datasource_id", datasource.at("/id").asText())
                .toString();
        JsonNode answer = post("/v1/ask/quick", body);
        assertThat(answer.at("/status").asText()).as(answer.toString()).isEqualTo("answered");
        assertThat(answer.at("/row_count").asLong()).as(answer.toString()).isPositive();
      }
    }
  }

  @Test
  void shouldAnswerTheDemoQuestionsRight() throws Exception {
    Path lines = root.resolve("demo.jsonl");

    Outcome evaluation = installation.java(Evaluation.class, "demo", "--out", lines.toString());

    assertThat(evaluation.status()).as(evaluation.text()).isZero();
    List<JsonNode> items = new ArrayList<>();
    for (String line : Files.readAllLines(lines)) {
      items.add(JSON.readTree(line));
    }
    assertThat(items).hasSizeGreaterThanOrEqualTo(60);
    assertThat(items)
        .filteredOn(item -> !item.at("/outcome").asText().equals("right"))
        .as(evaluation.text())
        .hasSizeLessThanOrEqualTo(items.size() / 20);
  }

  @Test
  void shouldGoOnAfterAServiceWasKilled() throws Exception {
    installation.kill(installation.part("datasource").pid());

    long until = System.nanoTime() + 60_000_000_000L;
    JsonNode answer = post("/v1/ask/quick", "{\"question\":\"How many albums are there?\"}");
    while (!answer.at("/status").asText().equals("answered") && System.nanoTime() < until) {
      Thread.sleep(500);
      answer = post("/v1/ask/quick", "{\"question\":\"How many albums are there?\"}");
    }

    assertThat(answer.at("/status").asText()).as(answer.toString()).isEqualTo("answered");
  }

  @Test
  void shouldRunASavedAnswerAgainWithOtherParameters() throws Exception {
    JsonNode answer =
        post(
            "/v1/ask/quick",
            "{\"question\":\"How many orders were placed in 2025?\",\"datasource_id\":\"shop\"}");
    JsonNode saved = post("/v1/runs/" + answer.at("/run_id").asText() + "/save", "{}");
    String key = saved.at("/report/key").asText();
    assertThat(saved.at("/offered").findValuesAsText("name"))
        .as(saved.toString())
        .contains("dateFrom", "dateTo");

    JsonNode same = post("/v1/reports/" + key + "/run", "{}");
    JsonNode other =
        post(
            "/v1/reports/" + key + "/run",
            "{\"params\":{\"dateFrom\":\"2024-03-01\",\"dateTo\":\"2024-06-01\"}}");
    JsonNode counted =
        post(
            "/v1/queries",
            "{\"datasource_id\":\"shop\",\"sql\":\"select count(*) from orders"
                + " where ordered_at >= timestamp '2024-03-01'"
                + " and ordered_at < timestamp '2024-06-01'\"}");

    assertThat(same.at("/rows")).as(same.toString()).isEqualTo(answer.at("/rows"));
    assertThat(other.at("/rows/0/0").asLong())
        .as(other.toString())
        .isPositive()
        .isEqualTo(counted.at("/rows/0/0").asLong());
    assertThat(until("/v1/runs/" + other.at("/id").asText(), "/verdict", Set.of("pass", "warn")))
        .isNotNull();
  }

  @Test
  void shouldFinishAJobWhoseWorkerWasKilled() throws Exception {
    JsonNode ticket =
        post(
            "/v1/process/learn",
            "{\"datasource_ids\":[\"shop\",\"music\",\"energy\",\"monitoring\"]}");
    String job = "/v1/jobs/" + ticket.at("/job_id").asText();
    until(job, "/status", Set.of("running", "completed"));
    installation.kill(installation.part("datasource").pid());

    JsonNode ended = until(job, "/status", Set.of("completed", "failed", "cancelled"));

    assertThat(ended.at("/status").asText()).as(ended.toString()).isEqualTo("completed");
    assertThat(ended.at("/progress").asInt()).isEqualTo(100);
  }

  /** What the address answers once the field has one of the values; the last answer in any case. */
  private JsonNode until(String path, String field, Set<String> values) throws Exception {
    long deadline = System.nanoTime() + 90_000_000_000L;
    JsonNode answer = get(path);
    while (!values.contains(answer.at(field).asText()) && System.nanoTime() < deadline) {
      Thread.sleep(200);
      answer = get(path);
    }
    assertThat(values).as(answer.toString()).contains(answer.at(field).asText());
    return answer;
  }

  @Test
  void shouldBuildTheQueryThatAScopeAgreesOn() throws Exception {
    JsonNode drafted = post("/v1/ask", "{\"question\":\"How many artists are there?\"}");
    String text = drafted.at("/scope_md").asText() + "\n## Filters\n\n- `Name >= {{first}}`\n";

    JsonNode built = build(text);
    JsonNode misspelt = build(text.replace("`Name", "`Nmae"));

    assertThat(built.at("/ir/filters").isEmpty()).as(built.toString()).isFalse();
    assertThat(misspelt.at("/code").asText()).as(misspelt.toString()).isEqualTo("invalid_ir");
    assertThat(misspelt.at("/errors/0/path").asText())
        .isEqualTo("/scope_md/" + text.lines().count());
  }

  private JsonNode build(String text) throws Exception {
    JsonNode scope = post("/v1/scopes", JSON.createObjectNode().put("scope_md", text).toString());
    String version = scope.at("/versions/0/id").asText();
    return post(
        "/v1/ir/build", JSON.createObjectNode().put("scope_version_id", version).toString());
  }

  @Test
  void shouldRefuseToWriteThroughEveryDoor() throws Exception {
    JsonNode asked = post("/v1/ask/quick", "{\"question\":\"Delete all artists\"}");
    JsonNode drafted = post("/v1/ask", "{\"question\":\"Delete all artists\"}");
    JsonNode typed =
        post("/v1/queries", "{\"datasource_id\":\"shop\",\"sql\":\"delete from orders\"}");

    assertThat(asked.at("/status").asText()).isEqualTo("refused");
    assertThat(drafted.at("/code").asText()).isEqualTo("statement_refused");
    assertThat(typed.at("/code").asText()).isEqualTo("statement_refused");
  }

  @Test
  void shouldBeHealthyAndDescribeItself() throws Exception {
    assertThat(get("/health").at("/status").asText()).isEqualTo("ok");
    assertThat(get("/openapi.json").at("/paths").properties())
        .extracting(entry -> entry.getKey())
        .contains("/v1/ask/quick", "/v1/datasources", "/v1/results/{id}", "/v1/auth/sign-in");
  }

  /** What programs are written against changes only on purpose. */
  @Test
  void shouldServeTheApiThatIsWrittenDown() throws Exception {
    Path file = Path.of("").toAbsolutePath().getParent().resolve("docs/openapi.json");
    JsonNode served = get("/openapi.json");
    if (Boolean.getBoolean("querent.openapi.write")) {
      Object plain = SORTED.treeToValue(served, Object.class);
      Files.writeString(file, SORTED.writeValueAsString(plain) + "\n");
    }
    JsonNode written = JSON.readTree(file.toFile());

    String how = " differs from docs/openapi.json; when it should, -Dquerent.openapi.write=true";
    for (String part : List.of("/paths", "/components/schemas")) {
      assertThat(names(served.at(part))).as(part + how).isEqualTo(names(written.at(part)));
      served
          .at(part)
          .properties()
          .forEach(
              entry ->
                  assertThat(entry.getValue())
                      .as(entry.getKey() + how)
                      .isEqualTo(written.at(part).get(entry.getKey())));
    }
    assertThat(served).as("The document" + how).isEqualTo(written);
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  @Test
  void shouldNameEveryOperationOnce() throws Exception {
    JsonNode document = get("/openapi.json");

    List<String> unnamed = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (var path : document.at("/paths").properties()) {
      for (var operation : path.getValue().properties()) {
        String name = operation.getValue().at("/operationId").asText();
        if (name.isEmpty()) {
          unnamed.add(operation.getKey() + " " + path.getKey());
        }
        names.add(name);
      }
    }
    assertThat(document.at("/x-querent-missing")).isEmpty();
    assertThat(unnamed).as("operations that operations.json does not name").isEmpty();
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void shouldOfferToolsThatCanBeCalledByTheirDescription() throws Exception {
    JsonNode tools = get("/v1/ai/tools").at("/tools");
    JsonNode generate = null;
    for (JsonNode tool : tools) {
      if (tool.at("/function/name").asText().equals("generate_sql")) {
        generate = tool;
      }
      for (JsonNode name : tool.at("/function/parameters/required")) {
        assertThat(tool.at("/function/parameters/properties").has(name.asText()))
            .as(tool.toString())
            .isTrue();
      }
    }

    assertThat(generate).isNotNull();
    assertThat(generate.at("/http/body_properties")).extracting(JsonNode::asText).contains("ir");
    JsonNode written =
        post(
            generate.at("/http/path").asText(),
            "{\"datasource_id\":\"music\",\"ir\":{\"entities\":[\"Artist\"],\"metrics\":[{\"name\":\"n\",\"agg\":\"count\"}]}}");
    assertThat(written.at("/safety_report/verdict").asText())
        .as(written.toString())
        .isEqualTo("allowed");
  }

  private JsonNode post(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(address + path)).build());
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    return JSON.readTree(
        http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)).body());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
