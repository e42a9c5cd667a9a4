package io.querent.report.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Role;
import io.querent.contracts.report.RunStatus;
import io.querent.kit.store.ReactiveStore;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import io.querent.kit.testing.TestTokens;
import io.querent.report.DatasourceServer;
import io.querent.report.FileServer;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** States, losses and comparisons of runs, with real PostgreSQL and Redis. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(DatasourceServer.class)
@QuarkusTestResource(FileServer.class)
class RunTest {
  private static final String NUMBERS =
      """
      {"version":"1","sql":"with recursive n(i) as (select 1 union all select i + 1 from n where i < {{most}}) select i, i %% 7 as rest from n where i <> {{without}} order by i",
       "params":{"exposed":["most","without"],"schema":{"type":"object","properties":{"most":{"type":"integer"},"without":{"type":"integer"}}},
                 "defaults":{"most":%d,"without":0}}}\
      """;
  private static final Outcome OUTCOME =
      new Outcome("select 1", "[]", "[]", 0, false, "res_1", Instant.now(), "[]", "{}");

  @Inject Pool pool;
  @Inject RunRepository repository;
  @Inject LiveRuns live;
  @Inject Ends ends;

  private String key;

  /** The ends that were told of. */
  @ApplicationScoped
  static class Ends {
    private final Queue<RunFinished> told = new ConcurrentLinkedQueue<>();

    void ended(@ObservesAsync RunFinished run) {
      told.add(run);
    }

    void forget(String runId) {
      told.removeIf(end -> end.runId().equals(runId));
    }

    List<RunFinished> of(String runId) {
      return told.stream().filter(end -> end.runId().equals(runId)).toList();
    }
  }

  @BeforeEach
  void report() {
    DatasourceServer.rowLimit = 50_000;
    DatasourceServer.delayMs = 0;
    FileServer.delayMs = 0;
    key = "n-" + UUID.randomUUID();
    analyst().body("{\"key\":\"" + key + "\",\"title\":\"Numbers\"}").post("/v1/reports");
    define(2500);
  }

  @Test
  void shouldEndTheRunOfADeadNodeOnceAndLeaveLiveOnesAlone() throws Exception {
    String lost = left("running", -1, false);
    String queued = left("queued", -1, false);
    String cancelled = left("running", -1, true);
    String alive = left("running", 60, false);

    Thread other = Thread.ofVirtual().start(live::endLost);
    live.endLost();
    other.join();
    live.endLost();

    run(lost)
        .body("status", equalTo("failed"))
        .body("error.code", equalTo("run_lost"))
        .body("error.detail", containsString("run it again"));
    run(queued).body("status", equalTo("failed"));
    run(cancelled).body("status", equalTo("cancelled")).body("error.code", equalTo("cancelled"));
    run(alive).body("status", equalTo("running"));
    awaitTold(lost);
    assertThat(ends.of(lost)).extracting(RunFinished::status).containsExactly(RunStatus.FAILED);
    assertThat(ends.of(alive)).isEmpty();
    assertThat(analyst().get("/v1/runs/{id}/events", lost).asString())
        .contains("event:error", "\"code\":\"run_lost\"");
  }

  @ParameterizedTest
  @EnumSource(RunStatus.class)
  void shouldOnlyMoveAsIsLegal(RunStatus from) {
    assertThat(moved(from, id -> repository.start(id)))
        .isEqualTo(from.next().contains(RunStatus.RUNNING));
    assertThat(moved(from, id -> repository.complete(id, OUTCOME)))
        .isEqualTo(from.next().contains(RunStatus.COMPLETED));
    assertThat(moved(from, id -> repository.end(id, RunStatus.FAILED, "{}")))
        .isEqualTo(from.next().contains(RunStatus.FAILED));
    assertThat(moved(from, id -> repository.end(id, RunStatus.CANCELLED, "{}")))
        .isEqualTo(from.next().contains(RunStatus.CANCELLED));
  }

  @Test
  void shouldNotBeginARunThatIsToBeCancelled() {
    assertThat(repository.start(left("queued", 60, true))).isEmpty();
  }

  @Test
  void shouldTellTheNewestRunOfEachReportHoweverManyRunsOthersHave() {
    String never = "a-" + UUID.randomUUID();
    analyst().body("{\"key\":\"" + never + "\",\"title\":\"" + key + " too\"}").post("/v1/reports");
    runOf("{\"most\":1}");
    String newest = runOf("{\"most\":2}");
    String seldom = key;
    report();
    String busy = runOf("{\"most\":1}");
    multiply(busy, 300);

    page(seldom)
        .body("items.key", equalTo(List.of(never, seldom)))
        .body("items[0].last_run", nullValue())
        .body("items[1].last_run.id", equalTo(newest))
        .body("items[1].last_run.status", equalTo("completed"))
        .body("items[1].last_run.finished_at", notNullValue());

    String running = left("running", 60, false);
    page(key)
        .body("items[0].last_run.id", equalTo(running))
        .body("items[0].last_run.status", equalTo("running"))
        .body("items[0].last_run.verdict", equalTo("pass"))
        .body("items[0].last_run.finished_at", nullValue());
  }

  @Test
  void shouldTellOnlyWhatCameAfterTheLastEvent() {
    String run = runOf("{\"most\":3}");

    String all = events(run, null);
    String rest = events(run, "2");

    assertThat(all).containsSubsequence("id:1", "event:status", "id:2", "id:3", "event:result");
    assertThat(rest).contains("id:3", "event:result").doesNotContain("event:status");
    assertThat(events(run, "3")).doesNotContain("event:");
    assertThat(events(run, "no number")).contains("id:1", "id:2", "id:3");
  }

  @Test
  void shouldCompareResultsOfSeveralPages() {
    String all = runOf("{}");
    String some = runOf("{\"without\":1777}");
    int pages = FileServer.PAGES.get();

    compare(some, all, "i")
        .statusCode(200)
        .body("counts.same", equalTo(2499))
        .body("counts.removed", equalTo(1))
        .body("removed", equalTo(List.of(List.of(1777, 6))))
        .body("counts.added", equalTo(0))
        .body("truncated", equalTo(false));
    assertThat(FileServer.PAGES).hasValue(pages + 6);
  }

  @Test
  void shouldRefuseKeysThatDoNotTellRowsApart() {
    String run = runOf("{}");

    compare(run, run, "rest")
        .statusCode(409)
        .body("code", equalTo("conflict"))
        .body("detail", containsString("by rest: [1] occurs more than once in run " + run))
        .body("detail", containsString("?keys="));
    compare(run, run, "").statusCode(200).body("counts.same", equalTo(2500));
  }

  @Test
  void shouldSayThatOnlyAPartWasCompared() {
    define(20_001);
    String run = runOf("{}");
    compare(run, run, "i")
        .statusCode(200)
        .body("counts.same", equalTo(20_000))
        .body("truncated", equalTo(true));

    FileServer.forget();

    compare(run, run, "i")
        .statusCode(200)
        .body("counts.same", equalTo(50))
        .body("truncated", equalTo(true));
  }

  @Test
  void shouldBeReadyWithoutKafka() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'kafka' }.data.answers", equalTo(false))
        .body("checks.find { it.name == 'kafka' }.data.detail", containsString("jobs wait"));
  }

  @Test
  void shouldRefuseMailWhereThereIsNoServerForIt() {
    analyst()
        .body(
            "{\"report_key\":\"%s\",\"condition\":{\"type\":\"no_data\"},\"delivery\":{\"type\":\"email\",\"to\":[\"ops@example.org\"]}}"
                .formatted(key))
        .post("/v1/alerts")
        .then()
        .statusCode(400)
        .body("detail", containsString("has no SMTP server"))
        .body("detail", containsString("QUERENT_SMTP_HOST"));
    analyst().get("/v1/alerts?report={key}", key).then().body("items", hasSize(0));
  }

  /** A run in that state of a node that gave its last sign so that it lives on for some seconds. */
  private String left(String status, int seconds, boolean cancel) {
    String id = runOf("{\"most\":1}");
    ReactiveStore.await(
        () ->
            pool.preparedQuery(
                    """
                    update report.report_run set status = $2, node_id = 'node_gone', finished_at = null,
                      verdict = 'pass', cancel_requested = $4,
                      lease_until = clock_timestamp() + $3 * interval '1 second' where id = $1
                    """)
                .execute(Tuple.of(id, status, seconds, cancel)));
    awaitTold(id);
    ends.forget(id);
    return id;
  }

  @FunctionalInterface
  private interface Move {
    Optional<RunRow> make(String id);
  }

  /** Whether the run took the step; one that did not must be as it was. */
  private boolean moved(RunStatus from, Move move) {
    String id = left(from.word(), 60, false);
    Optional<RunRow> row = move.make(id);
    if (row.isEmpty()) {
      run(id).body("status", equalTo(from.word()));
    }
    return row.isPresent();
  }

  private void awaitTold(String run) {
    Instant until = Instant.now().plus(Duration.ofSeconds(10));
    while (ends.of(run).isEmpty()) {
      assertThat(Instant.now()).as("in time").isBefore(until);
      Thread.onSpinWait();
    }
  }

  private void define(int most) {
    analyst()
        .body("{\"datasource_id\":\"shop\",\"def_json\":" + NUMBERS.formatted(most) + "}")
        .post("/v1/reports/{key}/versions", key)
        .then()
        .statusCode(201);
  }

  private String runOf(String parameters) {
    return analyst()
        .body(parameters)
        .post("/v1/reports/{key}/run?fresh=true", key)
        .then()
        .statusCode(200)
        .body("status", equalTo("completed"))
        .extract()
        .path("id");
  }

  /** As many runs like that one, made before it. */
  private void multiply(String run, int times) {
    ReactiveStore.await(
        () ->
            pool.preparedQuery(
                    """
                    insert into report.report_run (id, report_id, report_version_id, version,
                      organization_id, status, trigger, datasource_id, params, params_hash,
                      created_by, created_at, finished_at)
                    select id || '_' || i, report_id, report_version_id, version, organization_id,
                      status, trigger, datasource_id, params, params_hash, created_by,
                      created_at - i * interval '1 microsecond', finished_at
                    from report.report_run, generate_series(1, $2) i where id = $1
                    """)
                .execute(Tuple.of(run, times)));
  }

  private static ValidatableResponse page(String words) {
    return analyst().get("/v1/reports?q={words}", words).then();
  }

  private static ValidatableResponse run(String id) {
    return analyst().get("/v1/runs/{id}", id).then();
  }

  private static ValidatableResponse compare(String run, String with, String keys) {
    return analyst().get("/v1/runs/{run}/compare?with={with}&keys={keys}", run, with, keys).then();
  }

  private static String events(String run, String last) {
    RequestSpecification request = analyst();
    return (last == null ? request : request.header("Last-Event-ID", last))
        .get("/v1/runs/{id}/events", run)
        .asString();
  }

  private static RequestSpecification analyst() {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", TestTokens.bearer(Role.ANALYST, "org", Audience.REPORT));
  }
}
