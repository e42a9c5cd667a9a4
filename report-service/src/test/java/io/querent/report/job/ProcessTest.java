package io.querent.report.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.contracts.job.JobCommand;
import io.querent.contracts.job.JobKind;
import io.querent.contracts.job.JobTopic;
import io.querent.kit.identity.CurrentCaller;
import io.querent.kit.job.JobContext;
import io.querent.kit.store.ReactiveStore;
import io.querent.kit.testing.KafkaTestResource;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import io.querent.kit.testing.TestTokens;
import io.querent.report.DatasourceServer;
import io.querent.report.FileServer;
import io.querent.report.run.BulkReports;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs of this service from the request to the result, over a real Kafka. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(DatasourceServer.class)
@QuarkusTestResource(FileServer.class)
@QuarkusTestResource(value = KafkaTestResource.class, restrictToAnnotatedClass = true)
class ProcessTest {
  private static final Caller CALLER =
      new Caller("user-analyst", "org", "analyst@example.org", Set.of("analyst"));

  @Inject Pool pool;
  @Inject ObjectMapper json;
  @Inject BulkReports bulk;
  @Inject JobMetrics metrics;

  private String good;
  private String bad;

  @BeforeEach
  void reports() {
    DatasourceServer.delayMs = 0;
    DatasourceServer.rowLimit = 50_000;
    FileServer.delayMs = 0;
    DatasourceServer.execute(
        "drop table if exists visits",
        "create table visits (id integer, place text, seconds integer, at date)",
        """
        insert into visits values (1, null, 10, '2025-01-01'), (1, null, 20, '2025-01-02'),
          (3, 'x', 30, '2025-03-02')
        """);
    good = report("select city, sum(amount) as total from orders group by city");
    bad = report("select * from missing");
  }

  @Test
  void shouldAnalyzeTheTablesThatTheScopeNames() {
    String job = submit("analyze", "{\"datasource_id\":\"shop\",\"scope\":[\"visits\"]}");

    JsonPath result = awaitEnd(job, "completed");

    assertThat(result.getList("result.tables.table")).isEqualTo(List.of("visits"));
    assertThat(result.getInt("result.tables[0].rows")).isEqualTo(3);
    assertThat(result.getInt("result.tables[0].sampled_rows")).isEqualTo(3);
    assertThat(result.getList("result.tables[0].findings", String.class))
        .contains("place is empty in 2 of 3 rows", "1 keys occur more than once");
    assertThat(result.getList("result.tables[0].trend"))
        .isEqualTo(List.of(List.of("2025-01-01", 2), List.of("2025-03-01", 1)));
    assertThat(result.getString("result.summary_md"))
        .startsWith("# Analysis of shop")
        .contains("## visits", "3 rows looked at", "place is empty");
  }

  @Test
  void shouldLookOnlyForWhatIsAskedFor() {
    String job =
        submit(
            "analyze",
            "{\"datasource_id\":\"shop\",\"scope\":\"How good are our"
                + " orders?\",\"options\":{\"trends\":false}}");

    JsonPath result = awaitEnd(job, "completed");

    assertThat(result.getList("result.tables.table")).isEqualTo(List.of("orders"));
    assertThat(result.<Object>get("result.tables[0].trend")).isNull();
  }

  @Test
  void shouldSayThatThereIsNothingToAnalyze() {
    JsonPath result = awaitEnd(submit("analyze", "{\"datasource_id\":\"bare\"}"), "completed");

    assertThat(result.getList("result.tables")).isEmpty();
    assertThat(result.getString("result.summary_md")).contains("no tables to look at");
  }

  @Test
  void shouldCancelAnAnalysisInTheMiddle() {
    FileServer.delayMs = 20_000;
    String job = submit("analyze", "{\"datasource_id\":\"shop\"}");
    await(job, "running");
    Instant asked = Instant.now();

    analyst().delete("/v1/jobs/{id}", job).then().statusCode(200);
    awaitEnd(job, "cancelled");

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void shouldRefuseOptionsThatALearningWouldNotHeed() {
    analyst()
        .body("{\"datasource_ids\":[\"shop\"],\"options\":{\"deeep\":true}}")
        .post("/v1/process/learn")
        .then()
        .statusCode(400)
        .body("errors[0].path", equalTo("/options/deeep"))
        .body("detail", containsString("there are deep and include_stats"));
  }

  @Test
  void shouldRunTheOtherReportsWhenOneFails() {
    String job = submit("bulk-reports", order(good, bad, "nowhere", good));

    JsonPath result = awaitEnd(job, "completed");

    assertThat(result.getInt("result.completed")).isEqualTo(2);
    assertThat(result.getInt("result.failed")).isEqualTo(2);
    assertThat(result.getList("result.runs.status"))
        .isEqualTo(List.of("completed", "failed", "failed", "completed"));
    assertThat(result.getString("result.runs[1].error.code")).isEqualTo("unknown_table");
    assertThat(result.getString("result.runs[2].error.detail")).contains("'nowhere'");
    assertThat(result.getInt("result.runs[0].row_count")).isEqualTo(3);
  }

  @Test
  void shouldRunNothingTwiceWhenTheRequestComesAgain() throws Exception {
    String order = order(good, good);
    String job = submit("bulk-reports", order);
    JsonPath first = awaitEnd(job, "completed");
    String marker = submit("bulk-reports", order(good));
    awaitEnd(marker, "completed");
    long runs = runs();

    JobCommand again =
        new JobCommand(
            JobCommand.Type.REQUEST, job, JobKind.BULK_REPORTS, 1, CALLER, json.readTree(order));
    send(again);
    awaitEnd(submit("bulk-reports", order(bad)), "completed");
    assertThat(runs()).as("runs of the good report").isEqualTo(runs);

    CurrentCaller.as(CALLER, () -> assertSameRuns(job, order, first.getList("result.runs.run_id")));
    assertThat(runs()).as("after a second attempt").isEqualTo(runs);
  }

  /** A second attempt after a worker died between the last run and the end of the job. */
  private void assertSameRuns(String job, String order, List<String> expected) {
    try {
      JsonNode result = bulk.run(new SecondAttempt(job, json.readTree(order)));
      assertThat(result.path("runs").findValuesAsText("run_id")).isEqualTo(expected);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private record SecondAttempt(String jobId, JsonNode payload) implements JobContext {
    @Override
    public Caller caller() {
      return CALLER;
    }

    @Override
    public Optional<JsonNode> checkpoint() {
      return Optional.empty();
    }

    @Override
    public void checkpoint(JsonNode done) {
      throw new AssertionError("nothing is to be kept");
    }

    @Override
    public void progress(String step, int percent, Map<String, Object> facts) {
      assertThat(percent).isBetween(0, 100);
    }
  }

  @Test
  void shouldTellOnlyWhatCameAfterTheLastEvent() {
    String job = submit("bulk-reports", order(good, good));
    awaitEnd(job, "completed");

    String all = events("/v1/jobs/" + job + "/events", null);
    long last =
        all.lines()
            .filter(line -> line.startsWith("id:"))
            .mapToLong(line -> Long.parseLong(line.substring(3).strip()))
            .max()
            .orElseThrow();
    String rest = events("/v1/jobs/" + job + "/events", String.valueOf(last - 1));

    assertThat(all).contains("event:status", "event:progress", "event:result");
    assertThat(rest).contains("id:" + last, "event:result").doesNotContain("id:" + (last - 1));
    assertThat(events("/v1/jobs/" + job + "/events", String.valueOf(last)))
        .doesNotContain("event:");
    assertThat(events("/v1/channels/bulk/" + job + "/events", "" + (last - 1)))
        .contains("event:result");
  }

  @Test
  void shouldTellFiguresOfJobsAndOfKafka() {
    awaitEnd(submit("bulk-reports", order(good)), "completed");

    // counted once the end is committed, a moment after it can be read
    String figures =
        figures("querent_jobs_ended_total{kind=\"bulk-reports\",status=\"completed\"}");
    assertThat(figures)
        .contains("querent_jobs_wait_seconds_count{kind=\"bulk-reports\"}")
        .contains("querent_jobs_run_seconds_count{kind=\"bulk-reports\"}")
        .contains("querent_jobs_working", "querent_jobs_outbox");
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'kafka' }.data.answers", equalTo(true));
  }

  @Test
  void shouldCountTheJobsThatWaitAndRun() {
    FileServer.delayMs = 20_000;
    String job = submit("analyze", "{\"datasource_id\":\"shop\"}");
    await(job, "running");

    metrics.look();

    assertThat(given().get("/q/metrics").asString())
        .contains("querent_jobs_open{kind=\"analyze\",status=\"running\"} 1.0");
    analyst().delete("/v1/jobs/{id}", job).then().statusCode(200);
    awaitEnd(job, "cancelled");
    metrics.look();
    assertThat(given().get("/q/metrics").asString())
        .doesNotContain("querent_jobs_open{kind=\"analyze\",status=\"running\"}");
  }

  private String report(String sql) {
    String key = "p-" + UUID.randomUUID();
    analyst().body("{\"key\":\"" + key + "\",\"title\":\"P\"}").post("/v1/reports");
    analyst()
        .body("{\"version\":\"1\",\"sql\":\"" + sql + "\"}")
        .post("/v1/reports/{key}/versions?datasource_id=shop", key)
        .then()
        .statusCode(201);
    return key;
  }

  private static String order(String... keys) {
    StringBuilder reports = new StringBuilder();
    for (String key : keys) {
      reports.append(reports.isEmpty() ? "" : ",").append("{\"key\":\"" + key + "\"}");
    }
    return "{\"reports\":[" + reports + "]}";
  }

  private void send(JobCommand command) throws IOException {
    String message = json.writeValueAsString(command);
    ReactiveStore.await(
        () ->
            pool.preparedQuery(Jobs.OUTBOX)
                .execute(
                    Tuple.of(
                        command.jobId(),
                        command.type().word(),
                        JobTopic.of(command.kind()),
                        message)));
  }

  private long runs() {
    return ReactiveStore.await(
            () ->
                pool.preparedQuery(
                        "select count(*) from report.report_run n join report.report r"
                            + " on r.id = n.report_id where r.key = $1")
                    .execute(Tuple.of(good)))
        .iterator()
        .next()
        .getLong(0);
  }

  private static String submit(String kind, String body) {
    return analyst()
        .body(body)
        .post("/v1/process/{kind}", kind)
        .then()
        .statusCode(202)
        .body("websocket_channel", startsWith(kind.substring(0, 4)))
        .extract()
        .path("job_id");
  }

  private static JsonPath awaitEnd(String job, String status) {
    await(job, status);
    return analyst()
        .get("/v1/jobs/{id}", job)
        .then()
        .body("status", equalTo(status))
        .extract()
        .jsonPath();
  }

  private static String figures(String awaited) {
    Instant until = Instant.now().plus(Duration.ofSeconds(10));
    String figures = given().get("/q/metrics").asString();
    while (!figures.contains(awaited)) {
      assertThat(Instant.now()).as(awaited).isBefore(until);
      pause();
      figures = given().get("/q/metrics").asString();
    }
    return figures;
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(String job, String status) {
    Instant until = Instant.now().plus(Duration.ofSeconds(40));
    while (Instant.now().isBefore(until)) {
      JsonPath view = analyst().get("/v1/jobs/{id}", job).jsonPath();
      if (status.equals(view.getString("status"))) {
        return;
      }
      assertThat(view.getString("status")).as(view.prettify()).isIn("queued", "running");
      pause();
    }
    throw new AssertionError("the job did not become " + status);
  }

  private static String events(String path, String last) {
    RequestSpecification request = analyst();
    return (last == null ? request : request.header("Last-Event-ID", last)).get(path).asString();
  }

  private static RequestSpecification analyst() {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", TestTokens.bearer(Role.ANALYST, "org", Audience.REPORT));
  }
}
