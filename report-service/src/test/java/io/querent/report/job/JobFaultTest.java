package io.querent.report.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.identity.Role;
import io.querent.contracts.job.JobTopic;
import io.querent.kit.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Jobs through real parts that die: the ledger here, workers in JVMs of their own, and between them
 * a real Kafka, PostgreSQL and Redis.
 */
@QuarkusTest
@QuarkusTestResource(value = FaultInfrastructure.class, restrictToAnnotatedClass = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JobFaultTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ORG = "org-one";

  @Inject RedisDataSource redis;

  private final List<WorkerProcess> workers = new ArrayList<>();
  private final List<String> jobs = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void twoWorkers() throws Exception {
    if (workers.isEmpty()) {
      prepareTables();
    }
    while (workers.size() < 2) {
      workers.add(new WorkerProcess(config("QUERENT_KAFKA_BOOTSTRAP"), jdbcUrl()));
    }
  }

  /** Whatever happened: every job has ended, each effect is there once, nothing is left open. */
  @AfterEach
  void nothingIsLost() throws Exception {
    assertThat(count("select count(*) from report.job where status in ('queued', 'running')"))
        .isZero();
    assertThat(count("select count(*) from faults.job_work where state in ('queued', 'running')"))
        .isZero();
    assertThat(
            count(
                """
                select count(*) from report.job j where status = 'completed' and
                  (select count(*) from faults.effect e where e.job_id = j.id) <> units
                """))
        .isZero();
    jobs.clear();
  }

  @AfterAll
  void stop() {
    workers.forEach(WorkerProcess::close);
  }

  @Test
  @Order(1)
  void shouldBeginSoonAfterThePost() throws Exception {
    for (int i = 0; i < 50; i++) {
      awaitEnd(submit(ORG, "sleep:1"));
    }
    List<Double> overheads = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Instant posted = Instant.now();
      String id = submit(ORG, "sleep:1");
      awaitEnd(id);
      Instant began = instant("select min(at) from faults.execution where job_id = '" + id + "'");
      overheads.add(Duration.between(posted, began).toNanos() / 1e6);
    }
    Collections.sort(overheads);
    System.out.printf(
        "POST to first step: median %.1f ms, p99 %.1f ms of %d%n",
        overheads.get(overheads.size() / 2),
        overheads.get(overheads.size() * 99 / 100),
        overheads.size());
  }

  @Test
  @Order(2)
  void shouldEndTwoHundredJobsOfThreeOrganizationsOnceAndStarveNone() throws Exception {
    for (WorkerProcess worker : workers) {
      worker.terminate();
    }
    workers.clear();
    Instant start = Instant.now();
    submitAtOnce("org-large", 160);
    submitAtOnce("org-small", 20);
    submitAtOnce("org-other", 20);
    Instant submitted = Instant.now();
    twoWorkers();
    Instant working = Instant.now();
    awaitAll("completed");
    assertThat(jobs).hasSize(200);
    assertThat(
            count(
                "select count(*) from faults.execution where organization in"
                    + " ('org-large','org-small','org-other')"))
        .as("each unit ran once")
        .isEqualTo(400);
    Instant lastSmall =
        instant(
            "select max(finished_at) from report.job where organization in"
                + " ('org-small','org-other')");
    int largeAfter =
        count(
            "select count(*) from report.job where organization = 'org-large' and finished_at > '"
                + lastSmall
                + "'");
    System.out.printf(
        "200 jobs: posted in %d ms, all ended %d ms after two workers started; the large"
            + " organization had %d left when the small ones had ended%n",
        Duration.between(start, submitted).toMillis(),
        Duration.between(working, instant("select max(finished_at) from report.job")).toMillis(),
        largeAfter);
    assertThat(largeAfter).as("jobs of the large one that had to wait").isGreaterThan(60);
  }

  private void submitAtOnce(String organization, int howMany) {
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < howMany; i++) {
        clients.submit(() -> submit(organization, "sleep:40", "sleep:40"));
      }
    }
  }

  @Test
  @Order(3)
  void shouldFinishOnceWhenTheWorkerIsKilledInTheMiddle() throws Exception {
    String id = submit(ORG, Collections.nCopies(12, "sleep:200").toArray(String[]::new));
    await(() -> count("select count(*) from faults.effect where job_id = '" + id + "'") >= 3);
    kill(id);
    awaitEnd(id);
    assertThat(status(id)).isEqualTo("completed");
    assertThat(
            count(
                "select count(distinct worker) from faults.execution where job_id = '" + id + "'"))
        .isEqualTo(2);
    assertThat(count("select count(*) from faults.execution where job_id = '" + id + "'"))
        .as("only the unit that was cut off ran again")
        .isBetween(12, 13);
    assertThat(job(id).getInt("attempts")).isEqualTo(2);
  }

  @Test
  @Order(4)
  void shouldHandOverWhenAWorkerShutsDown() throws Exception {
    String id = submit(ORG, Collections.nCopies(12, "sleep:200").toArray(String[]::new));
    await(() -> count("select count(*) from faults.effect where job_id = '" + id + "'") >= 2);
    WorkerProcess busy = worker(id);
    busy.terminate();
    workers.remove(busy);
    awaitEnd(id);
    assertThat(status(id)).isEqualTo("completed");
    assertThat(job(id).getInt("attempts")).as("handing over is no failure").isEqualTo(1);
    assertThat(events(id, 0)).contains("Handed over");
  }

  @Test
  @Order(5)
  void shouldCancelInTheMiddleOfAStatement() throws Exception {
    String id = submit(ORG, "statement:45");
    await(() -> count(SLEEPING) == 1);
    Instant asked = Instant.now();
    as(ORG).delete("/v1/jobs/" + id).then().statusCode(200);
    awaitEnd(id);
    Duration took = Duration.between(asked, Instant.now());
    assertThat(status(id)).isEqualTo("cancelled");
    await(() -> count(SLEEPING) == 0);
    System.out.printf("cancelled in the middle of a statement after %d ms%n", took.toMillis());
    assertThat(took).isLessThan(Duration.ofSeconds(2));
    assertThat(events(id, 0)).contains("event:error", "cancelled");
    as(ORG).post("/v1/jobs/" + id + "/retry").then().statusCode(202);
    await(() -> count(SLEEPING) == 1);
    as(ORG).delete("/v1/jobs/" + id).then().statusCode(200);
    awaitEnd(id);
  }

  private static final String SLEEPING =
      "select count(*) from pg_stat_activity where state = 'active' and query like 'select"
          + " pg_sleep%'";

  @Test
  @Order(6)
  void shouldTryThreeTimesThenTellTheDeadLetterTopicAndHeedARetry() throws Exception {
    String id = submit(ORG, "sleep:1", "flaky:3");
    awaitEnd(id);
    assertThat(status(id)).isEqualTo("failed");
    assertThat(job(id).getInt("attempts")).isEqualTo(3);
    assertThat(job(id).getString("error.code")).isEqualTo("overloaded");
    await(() -> Messages.dead(config("QUERENT_KAFKA_BOOTSTRAP"), m -> m.contains(id)));
    as(ORG).post("/v1/jobs/" + id + "/retry").then().statusCode(202);
    awaitEnd(id);
    assertThat(status(id)).isEqualTo("completed");
    as(ORG).post("/v1/jobs/" + id + "/retry").then().statusCode(409);
  }

  @Test
  @Order(7)
  void shouldLoseNothingWhenKafkaRestarts() throws Exception {
    for (int i = 0; i < 10; i++) {
      submit(ORG, "sleep:200", "sleep:200", "sleep:200");
    }
    turn("kafka.stop");
    String cancelled = null;
    for (int i = 0; i < 10; i++) {
      cancelled = submit(ORG, "sleep:50");
    }
    as(ORG).delete("/v1/jobs/" + cancelled).then().statusCode(200);
    turn("kafka.start");
    awaitAll("completed", "cancelled");
  }

  @Test
  @Order(8)
  void shouldLoseNothingWhenRedisRestarts() throws Exception {
    for (int i = 0; i < 10; i++) {
      submit(ORG, "sleep:200", "sleep:200");
    }
    turn("redis.stop");
    for (int i = 0; i < 10; i++) {
      submit(ORG, "sleep:50");
    }
    turn("redis.start");
    awaitAll("completed");
    jobs.clear();
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    var subscription =
        redis
            .pubsub(String.class)
            .subscribeToPattern("websocket:process:*", frame -> heard.add(frame));
    submit(ORG, "sleep:50");
    awaitAll("completed");
    await(() -> heard.stream().anyMatch(f -> f.contains("\"type\":\"result\"")));
    subscription.unsubscribe();
  }

  @Test
  @Order(9)
  void shouldLoseNothingWhenPostgresRestarts() throws Exception {
    for (int i = 0; i < 20; i++) {
      submit(ORG, "sleep:300", "sleep:300", "sleep:300");
    }
    turn("postgres.stop");
    Thread.sleep(1_000);
    turn("postgres.start");
    awaitAll("completed");
  }

  @Test
  @Order(10)
  void shouldTellAJobAndItsFramesToItsOrganizationOnly() throws Exception {
    String id = submit(ORG, "sleep:1", "sleep:1");
    awaitEnd(id);
    // the job
    assertThat(job(id).getString("websocket_channel")).isEqualTo("learn/" + id);
    assertThat(job(id).getInt("progress")).isEqualTo(100);
    assertThat(job(id).getInt("result")).isEqualTo(2);
    as("org-elsewhere").get("/v1/jobs/" + id).then().statusCode(404);
    as("org-elsewhere").get("/v1/channels/learn/" + id + "/events").then().statusCode(404);
    as("org-elsewhere").delete("/v1/jobs/" + id).then().statusCode(404);
    as(ORG).get("/v1/channels/nothing/" + id + "/events").then().statusCode(404);
    // its frames, from the start and after one of them
    String all = events(id, 0);
    assertThat(all).contains("event:status", "event:progress", "event:result", "process/" + id);
    long last = count("select last_seq from report.job where id = '" + id + "'");
    assertThat(events(id, last - 1)).contains("event:result").doesNotContain("event:status");
    assertThat(events(id, last)).doesNotContain("event:");
    // a page of jobs
    JsonPath page = as(ORG).get("/v1/jobs?status=completed&kind=learn&limit=1").jsonPath();
    assertThat(page.getString("items[0].job_id")).isEqualTo(id);
    JsonPath next =
        as(ORG).get("/v1/jobs?limit=1&before=" + page.getString("next_before")).jsonPath();
    assertThat(next.getString("items[0].job_id")).isNotEqualTo(id).isNotNull();
    as(ORG).get("/v1/jobs?status=sleeping").then().statusCode(400);
  }

  @Test
  @Order(11)
  void shouldRefuseWhatNoWorkerCouldDo() {
    refused("learn", Map.of("datasource_ids", List.of()));
    refused("learn", Map.of("datasource_ids", "shop"));
    refused("learn", Map.of("datasource_ids", List.of(1)));
    refused("learn", Map.of("datasource_ids", Collections.nCopies(101, "shop")));
    refused("analyze", Map.of("scope", "orders"));
    refused("analyze", Map.of("datasource_id", "shop", "scope", Map.of("table", "orders")));
    refused("bulk-reports", Map.of("reports", List.of(Map.of("version", 1))));
    refused("bulk-reports", Map.of("reports", List.of(Map.of("key", "a", "params", List.of()))));
    given()
        .header("Authorization", TestTokens.bearer(Role.VIEWER, ORG, "report"))
        .contentType(ContentType.JSON)
        .body(Map.of("datasource_ids", List.of("shop")))
        .post("/v1/process/learn")
        .then()
        .statusCode(403);
  }

  @Test
  @Order(12)
  void shouldSetAsideWhatCannotBeKeptAndGoOn() throws Exception {
    String event =
        """
        {"type": "progress", "job_id": "job_%s", "generation": 1, "fence": 1, "attempt": 1,
         "step": "%s", "progress": 1, "at": "2026-03-01T12:00:00Z"}
        """;
    String request =
        """
        {"type": "request", "job_id": "job_%s", "kind": "learn", "generation": 1,
         "caller": {"user_id": "u", "organization_id": "o", "roles": []}}
        """;
    for (String message : List.of("no event", "{}", "[1]", event.formatted("\\u0000", "x"))) {
      Messages.send(config("QUERENT_KAFKA_BOOTSTRAP"), JobTopic.EVENTS, message);
    }
    for (String message : List.of("no command", "null", request.formatted("\\u0000 aside"))) {
      Messages.send(config("QUERENT_KAFKA_BOOTSTRAP"), JobTopic.of("learn"), message);
    }
    for (int i = 0; i < 20; i++) {
      submit(ORG, "sleep:1", "odd:7");
    }
    awaitAll("completed");
    assertThat(events(jobs.getFirst(), 0)).contains("a\\u0000b");
    for (String message : List.of("no event", "no command", "u0000 aside", "\\u0000\",")) {
      await(() -> Messages.dead(config("QUERENT_KAFKA_BOOTSTRAP"), m -> m.contains(message)));
    }
  }

  private static void refused(String what, Map<String, Object> body) {
    as(ORG).body(body).post("/v1/process/" + what).then().statusCode(400);
  }

  private void kill(String jobId) throws Exception {
    WorkerProcess busy = worker(jobId);
    busy.kill();
    workers.remove(busy);
  }

  private WorkerProcess worker(String jobId) throws Exception {
    long pid = number("select worker from faults.execution where job_id = '" + jobId + "' limit 1");
    return workers.stream().filter(w -> w.pid() == pid).findFirst().orElseThrow();
  }

  private static void turn(String what) {
    given()
        .baseUri("http://127.0.0.1")
        .port(Integer.parseInt(config(FaultInfrastructure.SWITCHES)))
        .post("/" + what)
        .then()
        .statusCode(204);
  }

  private static RequestSpecification as(String organization) {
    return given()
        .header("Authorization", TestTokens.bearer(Role.ANALYST, organization, "report"))
        .contentType(ContentType.JSON);
  }

  private String submit(String organization, String... units) {
    String id =
        as(organization)
            .body(Map.of("datasource_ids", List.of(units)))
            .post("/v1/process/learn")
            .then()
            .statusCode(202)
            .extract()
            .path("job_id");
    jobs.add(id);
    return id;
  }

  private static JsonPath job(String id) {
    return as(ORG).get("/v1/jobs/" + id).then().statusCode(200).extract().jsonPath();
  }

  private static String status(String id) {
    return job(id).getString("status");
  }

  private static String events(String id, long after) throws IOException {
    try (InputStream frames =
        as(ORG)
            .header("Last-Event-ID", String.valueOf(after))
            .get("/v1/channels/learn/" + id + "/events")
            .asInputStream()) {
      return new String(frames.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void awaitEnd(String id) {
    await(
        () ->
            count(
                    "select count(*) from report.job where status in ('completed', 'failed',"
                        + " 'cancelled') and id = '"
                        + id
                        + "'")
                == 1);
  }

  private void awaitAll(String... statuses) throws Exception {
    String ids = "'" + String.join("','", jobs) + "'";
    await(
        () ->
            count(
                    "select count(*) from report.job where status in ('completed', 'failed',"
                        + " 'cancelled') and id in ("
                        + ids
                        + ")")
                == jobs.size());
    Map<String, Long> found = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select status, count(*) from report.job where id in (" + ids + ") group by 1")) {
      while (row.next()) {
        found.put(row.getString(1), row.getLong(2));
      }
    }
    assertThat(found.keySet()).isSubsetOf(statuses).contains(statuses[0]);
  }

  private static void await(BooleanSupplier condition) {
    Instant until = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("patience").isBefore(until);
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static int count(String sql) {
    return (int) number(sql);
  }

  private static long number(String sql) {
    try {
      return value(sql, Long.class);
    } catch (SQLException e) {
      return -1;
    }
  }

  private static Instant instant(String sql) throws SQLException {
    return value(sql, Timestamp.class).toInstant();
  }

  private static <T> T value(String sql, Class<T> type) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getObject(1, type);
    }
  }

  private static void prepareTables() throws Exception {
    String inbox;
    try (InputStream script =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("db/job/R__job_work.sql")) {
      inbox = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
    try (Connection connection = DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists faults");
      statement.execute("set search_path to faults");
      statement.execute(inbox);
      statement.execute(
          "create table if not exists effect (job_id text, unit int, primary key (job_id, unit))");
      statement.execute(
          "create table if not exists execution (job_id text, unit int, worker bigint, organization"
              + " text, at timestamptz)");
    }
  }

  private static String config(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  private static String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + config("QUERENT_POSTGRES_PORT") + "/postgres";
  }
}
