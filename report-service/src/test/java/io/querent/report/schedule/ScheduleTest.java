package io.querent.report.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.job.JobContext;
import io.querent.kit.store.ReactiveStore;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import io.querent.kit.testing.TestTokens;
import io.querent.report.DatasourceServer;
import io.querent.report.alert.Receiver;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schedules with real PostgreSQL; the clock's ticks are made by hand. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(value = DatasourceServer.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Receiver.class, restrictToAnnotatedClass = true)
class ScheduleTest {
  @Inject ScheduleTicker ticker;
  @Inject ScheduledReportJob handler;
  @Inject Pool pool;
  @Inject ObjectMapper json;

  private String key;

  @BeforeEach
  void report() {
    Receiver.roles = "[\"analyst\"]";
    ReactiveStore.await(() -> pool.query("delete from report.schedule").execute());
    key = "r-" + UUID.randomUUID();
    analyst().body("{\"key\":\"" + key + "\",\"title\":\"Sales\"}").post("/v1/reports");
    analyst()
        .body("{\"version\":\"1\",\"sql\":\"select city from orders\"}")
        .post("/v1/reports/{key}/versions?datasource_id=shop", key)
        .then()
        .statusCode(201);
  }

  @Test
  void shouldFireOnceWhenManyNodesLook() throws Exception {
    String id = create("*/5 * * * *", "run_once");
    Instant due = due(id);
    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> looks =
          IntStream.range(0, 8).<Callable<Integer>>mapToObj(n -> () -> ticker.tick(due)).toList();
      int fired = 0;
      for (var look : nodes.invokeAll(looks)) {
        fired += look.get();
      }
      assertThat(fired).isEqualTo(1);
    }

    assertThat(jobs(id)).isEqualTo(1);
    analyst()
        .get("/v1/schedules/{id}", id)
        .then()
        .body("last_fire_at", equalTo(due.toString()))
        .body("next_fire_at", equalTo(due.plusSeconds(300).toString()));
  }

  @Test
  void shouldMakeUpForMissedFiresAsToldTo() {
    String once = create("*/5 * * * *", "run_once");
    String skip = create("*/5 * * * *", "skip");
    Instant later = due(once).plusSeconds(3600);

    assertThat(ticker.tick(later)).isEqualTo(1);
    assertThat(jobs(once)).isEqualTo(1);
    assertThat(jobs(skip)).isZero();
    assertThat(due(skip)).isAfter(later);
    assertThat(ticker.tick(later)).isZero();
  }

  @Test
  void shouldNotFireForArchivedReports() {
    String id = create("*/5 * * * *", "run_once");
    Instant due = due(id);
    analyst().body("{}").post("/v1/reports/{key}/archive", key).then().statusCode(200);

    assertThat(ticker.tick(due)).isZero();
    assertThat(due(id)).isAfter(due);
    analyst().post("/v1/schedules/{id}/trigger", id).then().statusCode(409);
  }

  @Test
  void shouldRunWithTheRightsThatTheOwnerHasNow() throws Exception {
    String id = create("*/5 * * * *", "run_once");

    JsonNode result = handler.run(job(id, "job_" + id));
    assertThat(result.get("run_id").asText()).startsWith("rrun_");
    assertThat(handler.run(job(id, "job_" + id))).isEqualTo(result);
    analyst()
        .get("/v1/runs/{id}", result.get("run_id").asText())
        .then()
        .body("trigger", equalTo("schedule"))
        .body("created_by", equalTo("user-analyst"));
    analyst()
        .get("/v1/schedules/{id}", id)
        .then()
        .body("last_run_id", equalTo(result.get("run_id").asText()));
  }

  @Test
  void shouldSuspendWhenTheOwnerIsGoneOrMayNotRun() {
    String id = create("*/5 * * * *", "run_once");
    Receiver.roles = null;

    assertThatThrownBy(() -> handler.run(job(id, "job_gone")))
        .hasMessageContaining("no longer an active member");
    analyst()
        .get("/v1/schedules/{id}", id)
        .then()
        .body("suspended_reason", containsString("no longer an active member"));

    Receiver.roles = "[]";
    analyst()
        .body("{\"enabled\":true}")
        .patch("/v1/schedules/{id}", id)
        .then()
        .statusCode(200)
        .body("next_fire_at", notNullValue());
    assertThatThrownBy(() -> handler.run(job(id, "job_lost")))
        .hasMessageContaining("may no longer run reports");
  }

  @Test
  void shouldTryAgainLaterWhenTheGatewayIsAway() {
    String id = create("*/5 * * * *", "run_once");
    Receiver.roles = "";

    assertThatThrownBy(() -> handler.run(job(id, "job_away")))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code().retryable()).isTrue());
    assertThat(due(id)).isNotNull();
  }

  @Test
  void shouldFireNowWhenTriggered() {
    String id = create("0 0 1 1 *", "skip");
    Instant due = due(id);

    analyst().post("/v1/schedules/{id}/trigger", id).then().statusCode(202);

    assertThat(jobs(id)).isEqualTo(1);
    assertThat(due(id)).isEqualTo(due);
  }

  @Test
  void shouldKeepOrganizationsAndRolesApart() {
    String id = create("0 7 * * *", "skip");

    as(Role.ANALYST, "other").get("/v1/schedules/{id}", id).then().statusCode(404);
    as(Role.VIEWER, "org").delete("/v1/schedules/{id}", id).then().statusCode(403);
    analyst()
        .body("{\"cron\":\"nonsense\"}")
        .patch("/v1/schedules/{id}", id)
        .then()
        .statusCode(400);
    analyst().delete("/v1/schedules/{id}", id).then().statusCode(204);
  }

  private String create(String cron, String misfire) {
    return analyst()
        .body(
            "{\"report_key\":\"%s\",\"cron\":\"%s\",\"zone\":\"UTC\",\"misfire\":\"%s\"}"
                .formatted(key, cron, misfire))
        .post("/v1/schedules")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Instant due(String id) {
    return Instant.parse(analyst().get("/v1/schedules/{id}", id).path("next_fire_at"));
  }

  private long jobs(String id) {
    return ReactiveStore.await(
            () ->
                pool.preparedQuery(
                        """
                        select count(*) from report.schedule_fire f
                        join report.job j on j.id = f.job_id where f.schedule_id = $1
                        """)
                    .execute(Tuple.of(id)))
        .iterator()
        .next()
        .getLong(0);
  }

  private JobContext job(String schedule, String id) {
    JsonNode payload =
        json.valueToTree(new ScheduledReport(schedule, "org", "user-analyst", Instant.EPOCH, key));
    return new JobContext() {
      @Override
      public String jobId() {
        return id;
      }

      @Override
      public Caller caller() {
        return new Caller("user-analyst", "org", null, Set.of());
      }

      @Override
      public JsonNode payload() {
        return payload;
      }

      @Override
      public Optional<JsonNode> checkpoint() {
        return Optional.empty();
      }

      @Override
      public void checkpoint(JsonNode done) {}

      @Override
      public void progress(String step, int percent, Map<String, Object> facts) {}
    };
  }

  private static RequestSpecification analyst() {
    return as(Role.ANALYST, "org");
  }

  private static RequestSpecification as(Role role, String organization) {
    return given()
        .header("Authorization", TestTokens.bearer(role, organization, Audience.REPORT))
        .contentType(ContentType.JSON);
  }
}
