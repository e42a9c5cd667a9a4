package io.querent.report.quality;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Role;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import io.querent.kit.testing.TestTokens;
import io.querent.report.AgentServer;
import io.querent.report.DatasourceServer;
import io.querent.report.FileServer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Judgements with real PostgreSQL; datasource, file and agent service stand at the wire. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(DatasourceServer.class)
@QuarkusTestResource(FileServer.class)
@QuarkusTestResource(AgentServer.class)
class QualityTest {
  private static final String MONTHLY =
      """
      {"version":"1","ir":{"entities":["%s"],"metrics":[{"name":"total","agg":"sum","field":"amount"}],
        "dimensions":[{"name":"month","field":"day","grain":"1 month"}],
        "filters":[{"field":"day","op":">=","value":"{{since}}"}],"order":[{"field":"month"}]},
       "params":{"exposed":["since"],"schema":{"type":"object","properties":{"since":{"type":"string"}}},
         "defaults":{"since":"2025-01-01"}}}
      """;
  private static final List<String> EVERY_CHECK =
      List.of(
          "empty_result",
          "row_limit",
          "duplicate_keys",
          "null_rate",
          "schema_drift",
          "possible_values",
          "outliers",
          "control_total",
          "jump",
          "missing_periods",
          "partial_period",
          "parameter_range");

  @Inject ObjectMapper json;

  private String key;
  private String sales;

  @BeforeEach
  void salesOfFiveMonths() {
    AgentServer.away = false;
    FileServer.delayMs = 0;
    DatasourceServer.rowLimit = 5000;
    key = "q-" + UUID.randomUUID();
    sales = "sales_" + key.substring(2, 10);
    DatasourceServer.execute(
        "create table %s (id integer, city text, amount integer, day date)".formatted(sales));
    for (int month = 1; month <= 5; month++) {
      sale("Oslo", 10 * month, "2025-%02d-03".formatted(month));
      sale("Rome", 7, "2025-%02d-20".formatted(month));
    }
    analyst().body("{\"key\":\"" + key + "\",\"title\":\"Sales\"}").post("/v1/reports");
    define(MONTHLY.formatted(sales));
  }

  @Test
  void shouldJudgeARunByItselfOnceItHasEnded() throws Exception {
    String run = run("{}");

    JsonNode analysis = awaitAnalysis(run);

    assertThat(analysis.path("verdict").asText()).isEqualTo("pass");
    assertThat(analysis.path("model_used").asText()).isEqualTo("builtin");
    assertThat(analysis.path("rubric_version").asText()).isEqualTo("1");
    assertThat(analysis.path("analysis_md").asText()).contains("Totals of groups");
    assertThat(analysis.at("/verdict_json/checks"))
        .extracting(check -> check.path("id").asText())
        .containsExactlyElementsOf(EVERY_CHECK);
    assertThat(analysis.at("/verdict_json/profile/columns/1/sum").asDouble()).isEqualTo(185);
    assertThat(AgentServer.ASKED).noneMatch(asked -> asked.runId().equals(run));
    analyst().get("/v1/runs/{id}", run).then().body("verdict", equalTo("pass"));
  }

  @Test
  void shouldSayThatARunIsNotJudgedYet() throws Exception {
    FileServer.delayMs = 1_500;
    String run = run("{}");

    analyst()
        .get("/v1/runs/{id}/analysis", run)
        .then()
        .statusCode(404)
        .body("code", equalTo("not_found"))
        .body("detail", containsString("not been judged yet"));
    awaitAnalysis(run);
  }

  @Test
  void shouldMakeTheJudgementAnew() throws Exception {
    String run = run("{}");
    JsonNode first = awaitAnalysis(run);

    JsonNode second = analyze(run);

    assertThat(second.path("id")).isNotEqualTo(first.path("id"));
    assertThat(second.path("model_used").asText()).isEqualTo("routed");
    assertThat(second.path("verdict").asText()).isEqualTo("warn");
    assertThat(second.at("/verdict_json/summary").asText())
        .isEqualTo("Judged over %d checks.".formatted(EVERY_CHECK.size()));
    assertThat(second.at("/verdict_json/checks").size()).isEqualTo(EVERY_CHECK.size());
    assertThat(analysis(run).path("id")).isEqualTo(second.path("id"));
    analyst().get("/v1/runs/{id}", run).then().body("verdict", equalTo("warn"));
  }

  @Test
  void shouldKeepTheVerdictOfTheChecksWhenNobodyWordsIt() {
    AgentServer.away = true;
    String run = run("{}");

    JsonNode analysis = analyze(run);

    assertThat(AgentServer.ASKED).anyMatch(asked -> asked.runId().equals(run));
    assertThat(analysis.path("model_used").asText()).isEqualTo("builtin");
    assertThat(analysis.path("verdict").asText()).isEqualTo("pass");
  }

  @Test
  void shouldAskTheModelThatIsWishedFor() {
    String run = run("{}");

    analyst()
        .body("{\"force_model\":\"mellow\"}")
        .post("/v1/runs/{id}/analyze", run)
        .then()
        .statusCode(200)
        .body("model_used", equalTo("mellow"));
    analyst()
        .body("{\"force_model\":\"shrill\"}")
        .post("/v1/runs/{id}/analyze", run)
        .then()
        .statusCode(400)
        .body("detail", equalTo("There is no model provider 'shrill'; there are builtin, mellow."));
  }

  @Test
  void shouldHideRunsOfOtherOrganizations() {
    String run = run("{}");

    admin("elsewhere").body("{}").post("/v1/runs/{id}/analyze", run).then().statusCode(404);
    admin("elsewhere").get("/v1/runs/{id}/analysis", run).then().statusCode(404);
    admin("org").body("{}").post("/v1/runs/{id}/analyze", run).then().statusCode(200);
  }

  @Test
  void shouldNotJudgeARunThatFailed() {
    define("{\"version\":\"1\",\"sql\":\"select * from nowhere\"}");
    String run = run("{}");

    analyst()
        .body("{}")
        .post("/v1/runs/{id}/analyze", run)
        .then()
        .statusCode(409)
        .body("detail", containsString("failed"));
  }

  @Test
  void shouldShowTheRowsOfDuplicateKeysOfAChart() {
    define(
        """
        {"version":"1","sql":"select day, amount from %s union all select day, 5 from %s where day = '2025-01-20' order by 1",
         "visuals":[{"type":"line","x":"day","y":"amount"}]}
        """
            .formatted(sales, sales));

    JsonNode check = check(analyze(run("{}")), "duplicate_keys");

    assertThat(check.path("status").asText()).isEqualTo("fail");
    assertThat(check.path("severity").asText()).isEqualTo("error");
    assertThat(check.at("/evidence/groups").asInt()).isEqualTo(1);
    assertThat(check.path("row_numbers").toString()).isEqualTo("[2,3]");
    assertThat(check.path("rows").size()).isEqualTo(2);
    assertThat(check.at("/rows/0/0").asText()).isEqualTo("2025-01-20");
  }

  @Test
  void shouldFindAMissingMonth() {
    DatasourceServer.execute("delete from %s where day like '2025-03%%'".formatted(sales));

    JsonNode check = check(analyze(run("{}")), "missing_periods");

    assertThat(check.path("status").asText()).isEqualTo("warn");
    assertThat(check.at("/evidence/missing").asInt()).isEqualTo(1);
    assertThat(check.path("message").asText()).contains("2025-03-01");
  }

  @Test
  void shouldFailAnEmptyResultAndNameTheParameterThatMeetsNoData() {
    JsonNode analysis = analyze(run("{\"since\":\"2031-01-01\"}"));

    assertThat(check(analysis, "empty_result").path("status").asText()).isEqualTo("fail");
    JsonNode range = check(analysis, "parameter_range");
    assertThat(range.path("status").asText()).isEqualTo("warn");
    assertThat(range.path("message").asText()).contains("since is 2031-01-01", "2025-05-20");
  }

  @Test
  void shouldFailAResultThatTheRowLimitCut() {
    DatasourceServer.rowLimit = 3;
    String run = run("{}");

    JsonNode check = check(analyze(run), "row_limit");

    assertThat(check.path("status").asText()).isEqualTo("fail");
    assertThat(check.path("message").asText()).contains("after 3 rows");
  }

  @Test
  void shouldTellChangedColumnsAndAJumpAgainstEarlierRuns() throws Exception {
    for (int i = 0; i < 5; i++) {
      awaitAnalysis(run("{}"));
    }
    JsonNode other = check(analyze(run("{\"since\":\"2025-05-01\"}")), "jump");
    sale("Rome", 5_000, "2025-05-21");
    JsonNode jump = check(analyze(run("{}")), "jump");
    define(MONTHLY.formatted(sales).replace("\"name\":\"total\"", "\"name\":\"sum\""));
    JsonNode drift = check(analyze(run("{}")), "schema_drift");

    assertThat(other.path("message").asText()).startsWith("There are 0 earlier runs");
    assertThat(jump.path("status").asText()).isEqualTo("fail");
    assertThat(jump.path("column").asText()).isEqualTo("total");
    assertThat(jump.at("/evidence/median").asDouble()).isEqualTo(185);
    assertThat(jump.at("/evidence/z").asDouble()).isGreaterThan(7);
    assertThat(drift.path("status").asText()).isEqualTo("warn");
    assertThat(drift.path("message").asText()).contains("sum is new", "total is gone");
  }

  @Test
  void shouldFailGroupsThatDoNotAddUpToTheWhole() {
    String run = run("{}");
    sale("Rome", 100, "2025-05-22");

    JsonNode check = check(analyze(run), "control_total");

    assertThat(check.path("status").asText()).isEqualTo("fail");
    assertThat(check.at("/evidence/sum").asDouble()).isEqualTo(185);
    assertThat(check.at("/evidence/whole").asDouble()).isEqualTo(285);
  }

  @Test
  void shouldSkipWhatItCannotSeeWhenTheRowsAreGone() {
    String run = run("{}");
    FileServer.forget();

    JsonNode analysis = analyze(run);

    assertThat(check(analysis, "duplicate_keys").path("status").asText()).isEqualTo("skipped");
    assertThat(check(analysis, "duplicate_keys").path("message").asText())
        .contains("no longer kept");
    assertThat(check(analysis, "empty_result").path("status").asText()).isEqualTo("pass");
  }

  private void sale(String city, int amount, String day) {
    DatasourceServer.execute(
        "insert into %s values ((select count(*) + 1 from %s), '%s', %d, '%s')"
            .formatted(sales, sales, city, amount, day));
  }

  private void define(String definition) {
    analyst()
        .body("{\"datasource_id\":\"shop\",\"def_json\":" + definition + "}")
        .post("/v1/reports/{key}/versions", key)
        .then()
        .statusCode(201);
  }

  private String run(String parameters) {
    return analyst()
        .body(parameters)
        .post("/v1/reports/{key}/run?fresh=true", key)
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private JsonNode analyze(String run) {
    Response answer = analyst().body("{}").post("/v1/runs/{id}/analyze", run);
    answer.then().statusCode(200).body("run_id", equalTo(run));
    return tree(answer);
  }

  private JsonNode analysis(String run) {
    return tree(analyst().get("/v1/runs/{id}/analysis", run));
  }

  private JsonNode awaitAnalysis(String run) throws InterruptedException {
    long until = System.nanoTime() + 15_000_000_000L;
    while (System.nanoTime() < until) {
      Response answer = analyst().get("/v1/runs/{id}/analysis", run);
      if (answer.statusCode() == 200) {
        return tree(answer);
      }
      Thread.sleep(25);
    }
    throw new AssertionError("the run was not judged");
  }

  private JsonNode tree(Response answer) {
    try {
      return json.readTree(answer.asString());
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode check(JsonNode analysis, String id) {
    return StreamSupport.stream(analysis.at("/verdict_json/checks").spliterator(), false)
        .filter(check -> check.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static RequestSpecification analyst() {
    return as(Role.ANALYST, "org");
  }

  private static RequestSpecification admin(String organization) {
    return as(Role.ADMIN, organization);
  }

  private static RequestSpecification as(Role role, String organization) {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", TestTokens.bearer(role, organization, Audience.REPORT));
  }
}
