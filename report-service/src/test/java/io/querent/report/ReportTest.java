package io.querent.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.contracts.report.RunStatus;
import io.querent.kit.identity.CurrentCaller;
import io.querent.kit.store.ReactiveStore;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import io.querent.kit.testing.TestTokens;
import io.querent.report.run.RunOrder;
import io.querent.report.run.RunRow;
import io.querent.report.run.Runs;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports with real PostgreSQL and Redis; the datasource service stands at the wire. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(DatasourceServer.class)
class ReportTest {
  private static final String DEFINITION =
      """
      {"version":"1","sql":"select city, sum(amount) as total from orders where amount >= {{least}} group by city order by city",
       "params":{"exposed":["least"],"schema":{"type":"object","properties":{"least":{"type":"integer","minimum":0}}},
                 "defaults":{"least":0}},
       "visuals":[{"type":"bar","x":"city","y":"total"}]}\
      """;
  private static final String SEEDED =
      """
      {"version":"1","ir":{"entities":["energy.measurements"],"metrics":[{"name":"kwh","agg":"sum"}],
        "dimensions":["site","day"],
        "filters":[{"field":"timestamp","op":">=","value":"{{dateFrom}}"},{"field":"timestamp","op":"<","value":"{{dateTo}}"}],
        "grain":"1 day","order":[{"field":"day","dir":"asc"}],"limit":5000},
       "params":{"exposed":["dateFrom","dateTo","name","people"],
        "schema":{"type":"object","properties":{"dateFrom":{"type":"string","format":"date-time"},
          "dateTo":{"type":"string","format":"date-time"},"name":{"type":"string"},
          "people":{"type":"array","items":{"type":"string"}}},"required":["dateFrom","dateTo"]},
        "defaults":{"dateFrom":"2025-09-01T00:00:00Z","dateTo":"2025-10-01T00:00:00Z"}},
       "visuals":[{"type":"line","x":"day","y":"kwh","series":"site"}],
       "notes":"Daily energy use by site with date range parameters."}\
      """;

  @Inject Runs runs;
  @Inject Pool pool;

  private String key;

  @BeforeEach
  void create() {
    DatasourceServer.delayMs = 0;
    key = "r-" + UUID.randomUUID();
    analyst()
        .body("{\"key\":\"" + key + "\",\"title\":\"Sales\"}")
        .post("/v1/reports")
        .then()
        .statusCode(201);
  }

  @Test
  void shouldKeepVersionsAndTellSameContentApart() {
    version(DEFINITION)
        .statusCode(201)
        .body("version", equalTo(1))
        .body("checksum", notNullValue());
    version(DEFINITION).statusCode(200).body("version", equalTo(1));
    version(DEFINITION.replace("\"least\":0}", "\"least\":15}"))
        .statusCode(201)
        .body("version", equalTo(2));

    analyst().get("/v1/reports/{key}/versions", key).then().body("items.version", contains(2, 1));
    analyst()
        .get("/v1/reports/{key}/diff?from=1&to=2", key)
        .then()
        .body("changes", hasSize(1))
        .body("changes[0].path", equalTo("/params/defaults/least"))
        .body("changes[0].before", equalTo(0))
        .body("changes[0].after", equalTo(15));
  }

  @Test
  void shouldAcceptTheDocumentedDefinitionAsItIs() {
    analyst()
        .body(SEEDED)
        .post("/v1/reports/{key}/versions?datasource_id=energy", key)
        .then()
        .statusCode(201)
        .body("datasource_id", equalTo("energy"))
        .body("def_json.ir.grain", equalTo("1 day"));
  }

  @Test
  void shouldSayWhereADefinitionIsWrong() {
    version(
            "{\"version\":\"1\",\"ir\":{\"entities\":[\"orders\"],\"metrics\":[{\"agg\":\"sun\",\"field\":\"x\"}]}}")
        .statusCode(422)
        .body("code", equalTo("invalid_definition"))
        .body("errors[0].path", containsString("/ir/metrics/0"));
    version("{\"version\":\"1\",\"sql\":\"select {{x}}\"}")
        .statusCode(422)
        .body("detail", containsString("{{x}}"));
    version("{\"version\":\"1\",\"sql\":\"select 1\",\"colour\":1}").statusCode(422);
    analyst().get("/v1/reports/{key}/versions", key).then().body("items", hasSize(0));
  }

  @Test
  void shouldRunWithDefaultsAndWithParameters() {
    version(DEFINITION);

    run("{}")
        .statusCode(200)
        .body("status", equalTo("completed"))
        .body(
            "rows",
            equalTo(List.of(List.of("Bergen", 30), List.of("Oslo", 30), List.of("Rome", 40))))
        .body("params.least", equalTo(0))
        .body("visuals[0].type", equalTo("bar"));
    run("{\"params\":{\"least\":25}}")
        .body("row_count", equalTo(2))
        .body("params.least", equalTo(25));
    run("{\"least\":35}").body("rows", equalTo(List.of(List.of("Rome", 40))));
  }

  @Test
  void shouldRefuseParametersThatDoNotFit() {
    version(DEFINITION);

    run("{\"least\":\"many\"}")
        .statusCode(422)
        .body("code", equalTo("invalid_parameters"))
        .body("errors[0].path", equalTo("/least"));
    run("{\"least\":-1}").statusCode(422);
    run("{\"most\":1}").statusCode(422).body("detail", containsString("least"));
  }

  @Test
  void shouldAnswerFromTheResultOfAMomentAgoUnlessAskedForAFreshOne() {
    version(DEFINITION);
    String first = run("{}").extract().path("id");
    int queries = DatasourceServer.QUERIES.get();

    run("{}").body("cached_from", equalTo(first)).body("row_count", equalTo(3));
    assertThat(DatasourceServer.QUERIES).hasValue(queries);
    analyst()
        .body("{}")
        .post("/v1/reports/{key}/run?fresh=true", key)
        .then()
        .body("cached_from", nullValue());
    assertThat(DatasourceServer.QUERIES).hasValue(queries + 1);
  }

  @Test
  void shouldAskWhereAPortableReportRuns() {
    analyst().body(DEFINITION).post("/v1/reports/{key}/versions", key).then().statusCode(201);

    run("{}")
        .statusCode(422)
        .body("code", equalTo("datasource_required"))
        .body("detail", containsString("shop"));
    analyst()
        .body("{}")
        .post("/v1/reports/{key}/run?datasource_id=shop", key)
        .then()
        .statusCode(200)
        .body("datasource_id", equalTo("shop"));
  }

  @Test
  void shouldNotMoveABoundReport() {
    version(DEFINITION);

    analyst()
        .body("{}")
        .post("/v1/reports/{key}/run?datasource_id=other", key)
        .then()
        .statusCode(409)
        .body("detail", containsString("bound to 'shop'"));
  }

  @Test
  void shouldKeepAFailedRunWithItsReason() {
    version("{\"version\":\"1\",\"sql\":\"select * from missing\"}");

    String id =
        run("{}")
            .statusCode(200)
            .body("status", equalTo("failed"))
            .body("error.code", equalTo("unknown_table"))
            .body("error.detail", containsString("missing"))
            .extract()
            .path("id");
    analyst().get("/v1/runs?report={key}&status=failed", key).then().body("items.id", hasItem(id));
  }

  @Test
  void shouldCancelInTheMiddleOfAStatementAndTellItOnTheChannel() throws InterruptedException {
    version(DEFINITION);
    DatasourceServer.delayMs = 3_000;
    String id =
        analyst()
            .body("{}")
            .post("/v1/reports/{key}/run?wait=false", key)
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    await(id, RunStatus.RUNNING);

    analyst().delete("/v1/runs/{id}", id).then().statusCode(200);
    String events = analyst().get("/v1/runs/{id}/events", id).asString();

    assertThat(events).contains("event:status", "event:error", "\"code\":\"cancelled\"");
    analyst().get("/v1/runs/{id}", id).then().body("status", equalTo("cancelled"));
    DatasourceServer.delayMs = 0;
  }

  @Test
  void shouldGiveUpARunThatAnotherNodeWasAskedToCancel() throws InterruptedException {
    version(DEFINITION);
    DatasourceServer.delayMs = 3_000;
    String id =
        analyst()
            .body("{}")
            .post("/v1/reports/{key}/run?wait=false", key)
            .then()
            .extract()
            .path("id");
    await(id, RunStatus.RUNNING);

    ReactiveStore.await(
        () ->
            pool.preparedQuery("update report.report_run set cancel_requested = true where id = $1")
                .execute(Tuple.of(id)));

    await(id, RunStatus.CANCELLED);
    DatasourceServer.delayMs = 0;
  }

  @Test
  void shouldRunOnceForTheSameOrder() {
    version(DEFINITION);
    Caller caller = new Caller("u", "org", "u@example.org", Set.of("analyst"));
    RunOrder order =
        new RunOrder(key, null, null, null, true, RunOrder.JOB, "job_" + key, ZoneOffset.UTC);
    AtomicReference<RunRow> first = new AtomicReference<>();
    AtomicReference<RunRow> second = new AtomicReference<>();

    CurrentCaller.as(caller, () -> first.set(runs.run(caller, order)));
    CurrentCaller.as(caller, () -> second.set(runs.run(caller, order)));

    assertThat(second.get().id()).isEqualTo(first.get().id());
    assertThat(first.get().status()).isEqualTo(RunStatus.COMPLETED);
  }

  @Test
  void shouldCompareRunsByTheirKeys() {
    version(DEFINITION);
    String all = run("{}").extract().path("id");
    String some = run("{\"least\":15}").extract().path("id");

    analyst()
        .get("/v1/runs/{some}/compare?with={all}&keys=city", some, all)
        .then()
        .statusCode(200)
        .body("counts.same", equalTo(2))
        .body("counts.changed", equalTo(1))
        .body("changed[0].key", equalTo(List.of("Oslo")))
        .body("changed[0].columns", equalTo(List.of("total")))
        .body("truncated", equalTo(false));
    analyst()
        .get("/v1/runs/{some}/compare?with={all}&keys=town", some, all)
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown_column"));
  }

  @Test
  void shouldMoveAReportAndChangeNothingTheSecondTime() {
    version(DEFINITION);
    version(DEFINITION.replace("\"least\":0}", "\"least\":15}"));
    for (String format : List.of("json", "yaml")) {
      String bundle = analyst().get("/v1/reports/{key}/export?format={f}", key, format).asString();
      String copy = bundle.replace(key, key.substring(0, 20) + format);

      take(copy, true)
          .body("created", equalTo(true))
          .body("changes.action", equalTo(List.of("create", "create", "create")));
      analyst().get("/v1/reports/{key}", key.substring(0, 20) + format).then().statusCode(404);
      take(copy, false).statusCode(200);
      take(copy, false).body("changes.action", equalTo(List.of("keep", "keep", "keep")));
      take(copy.replace("least", "lest"), false).statusCode(422);
    }
  }

  @Test
  void shouldHideReportsFromOtherOrganizations() {
    given()
        .header("Authorization", TestTokens.bearer(Role.ADMIN, "elsewhere", Audience.REPORT))
        .get("/v1/reports/{key}", key)
        .then()
        .statusCode(404);
  }

  @Test
  void shouldNotLetAViewerChangeReportsButRunThem() {
    version(DEFINITION);
    RequestSpecification viewer =
        given()
            .contentType(ContentType.JSON)
            .header("Authorization", TestTokens.bearer(Role.VIEWER, "org", Audience.REPORT));

    viewer.body("{\"title\":\"X\"}").post("/v1/reports").then().statusCode(403);
    viewer.body("{}").post("/v1/reports/{key}/run", key).then().statusCode(200);
  }

  @Test
  void shouldNotRunAnArchivedReport() {
    version(DEFINITION);
    analyst()
        .body("{}")
        .post("/v1/reports/{key}/archive", key)
        .then()
        .body("archived", equalTo(true));

    run("{}").statusCode(409);
    analyst().get("/v1/reports?q={key}", key).then().body("items", hasSize(0));
  }

  @Test
  void shouldTryADefinitionOutWithoutKeepingARun() {
    analyst()
        .body("{\"datasource_id\":\"shop\",\"def_json\":" + DEFINITION + "}")
        .post("/v1/reports/{key}/preview", key)
        .then()
        .statusCode(200)
        .body("row_count", equalTo(3));
    analyst().get("/v1/runs?report={key}", key).then().body("items", hasSize(0));
  }

  private void await(String id, RunStatus status) throws InterruptedException {
    long until = System.nanoTime() + 5_000_000_000L;
    while (System.nanoTime() < until) {
      if (status.word().equals(analyst().get("/v1/runs/{id}", id).path("status"))) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("the run did not become " + status);
  }

  private ValidatableResponse version(String definition) {
    return analyst()
        .body("{\"datasource_id\":\"shop\",\"def_json\":" + definition + "}")
        .post("/v1/reports/{key}/versions", key)
        .then();
  }

  private ValidatableResponse run(String body) {
    return analyst().body(body).post("/v1/reports/{key}/run", key).then();
  }

  private static ValidatableResponse take(String bundle, boolean dryRun) {
    return analyst()
        .contentType(bundle.startsWith("{") ? "application/json" : "application/yaml")
        .body(bundle.getBytes(StandardCharsets.UTF_8))
        .post("/v1/reports/import?dry_run={d}", dryRun)
        .then();
  }

  private static RequestSpecification analyst() {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", TestTokens.bearer(Role.ANALYST, "org", Audience.REPORT));
  }
}
