package io.querent.datasource.learn;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.contracts.job.JobCommand;
import io.querent.contracts.job.JobEvent;
import io.querent.contracts.job.JobKind;
import io.querent.contracts.job.JobTopic;
import io.querent.contracts.problem.ErrorCode;
import io.querent.datasource.FakeFileService;
import io.querent.datasource.MasterKey;
import io.querent.datasource.Samples;
import io.querent.kit.id.Ids;
import io.querent.kit.job.JobProducer;
import io.querent.kit.testing.KafkaTestResource;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Learning as a job: requests and events are those of a real Kafka. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(FakeFileService.class)
@QuarkusTestResource(MasterKey.class)
class LearnJobTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ACTIVE =
      "select count(*) from pg_stat_activity where state = 'active' and query like '%slow_view%'"
          + " and pid <> pg_backend_pid()";

  @Inject JobProducer producer;
  @Inject ObjectMapper json;

  @ConfigProperty(name = "QUERENT_KAFKA_BOOTSTRAP")
  String bootstrap;

  @ConfigProperty(name = "QUERENT_POSTGRES_PORT")
  int postgresPort;

  @Test
  void shouldLearnWhatItCanAndListWhatItCannot() throws Exception {
    // Given
    register("shop", Samples.sqlite("shop", Samples.SHOP).toString());
    // When
    String job = request("ANALYST", List.of("shop", "nowhere"));
    // Then
    List<JobEvent> events = eventsOf(job);
    JobEvent end = events.getLast();
    assertThat(end.type()).isEqualTo(JobEvent.Type.COMPLETED);
    assertThat(end.result().path("learned").asInt()).isEqualTo(1);
    assertThat(end.result().path("failed").asInt()).isEqualTo(1);
    assertThat(end.result().at("/datasources/0/learned/tables").asInt()).isEqualTo(2);
    assertThat(end.result().at("/datasources/1/problem/code").asText()).isEqualTo("not_found");
    assertThat(events)
        .extracting(JobEvent::step)
        .contains("Learning 'shop' (1 of 2)", "Learning 'nowhere' (2 of 2)");
  }

  @Test
  void shouldFailOnlyWhenNothingCouldBeLearned() throws Exception {
    JobEvent end = eventsOf(request("ANALYST", List.of("nowhere", "nothing"))).getLast();
    assertThat(end.type()).isEqualTo(JobEvent.Type.FAILED);
    assertThat(end.error().code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(end.attempt()).isEqualTo(1);
  }

  @Test
  void shouldRefuseACallerWhoMayNotLearn() throws Exception {
    JobEvent end = eventsOf(request("VIEWER", List.of("shop"))).getLast();
    assertThat(end.error().code()).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void shouldDoAsItsOptionsSayAndRefuseThoseItDoesNotKnow() throws Exception {
    // Given
    register("bare", Samples.sqlite("bare", Samples.SHOP).toString());
    // When
    String bare = request("ANALYST", List.of("bare"), Map.of("include_stats", false));
    String odd = request("ANALYST", List.of("bare"), Map.of("thorough", true));
    // Then
    JobEvent end = eventsOf(bare).getLast();
    assertThat(end.result().at("/datasources/0/learned/warnings/0").asText())
        .startsWith("Only the structure was learned");
    JsonPath columns =
        given()
            .header("Authorization", TestTokens.bearer(Role.ADMIN, "org", Audience.DATASOURCE))
            .get("/v1/schema/bare")
            .jsonPath();
    assertThat(columns.getList("catalogue.tables.columns.flatten().profile.frequent.flatten()"))
        .isEmpty();
    assertThat(columns.getList("catalogue.tables.columns.flatten().name")).isNotEmpty();
    JobEvent refused = eventsOf(odd).getLast();
    assertThat(refused.type()).isEqualTo(JobEvent.Type.FAILED);
    assertThat(refused.error().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(refused.error().detail()).contains("/options/thorough");
    assertThat(refused.attempt()).isEqualTo(1);
  }

  @Test
  void shouldStopTheStatementWhenCancelled() throws Exception {
    // Given
    execute("create schema slow; create view slow.slow_view as select pg_sleep(12)::text as nap");
    given()
        .header("Authorization", TestTokens.bearer(Role.ADMIN, "org", Audience.DATASOURCE))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "id",
                "slow",
                "kind",
                "postgres",
                "learn",
                false,
                "connection",
                Map.of(
                    "host", "127.0.0.1",
                    "port", postgresPort,
                    "database", "postgres",
                    "user", "postgres",
                    "password", "postgres",
                    "schemas", List.of("slow"))))
        .post("/v1/datasources")
        .then()
        .statusCode(201);
    String job = request("ANALYST", List.of("slow"));
    await(() -> count(ACTIVE) == 1);
    // When
    Instant asked = Instant.now();
    send(command(JobCommand.Type.CANCEL, job, "ANALYST", List.of("slow"), Map.of()));
    await(() -> count(ACTIVE) == 0);
    Duration took = Duration.between(asked, Instant.now());
    // Then
    JobEvent end = eventsOf(job).getLast();
    assertThat(end.type()).isEqualTo(JobEvent.Type.CANCELLED);
    assertThat(took).isLessThan(Duration.ofSeconds(5));
    System.out.printf("the statement was stopped after %d ms%n", took.toMillis());
    assertThat(
            count(
                "select count(*) from datasource.datasource where id = 'slow' and status ="
                    + " 'learning'"))
        .isZero();
  }

  private void register(String id, String path) {
    given()
        .header("Authorization", TestTokens.bearer(Role.ADMIN, "org", Audience.DATASOURCE))
        .contentType(ContentType.JSON)
        .body(Map.of("id", id, "kind", "sqlite", "connection", Map.of("path", path)))
        .post("/v1/datasources")
        .then()
        .statusCode(201);
  }

  private String request(String role, List<String> ids) throws Exception {
    return request(role, ids, Map.of());
  }

  private String request(String role, List<String> ids, Map<String, Boolean> options)
      throws Exception {
    String job = Ids.next("job");
    send(command(JobCommand.Type.REQUEST, job, role, ids, options));
    return job;
  }

  private JobCommand command(
      JobCommand.Type type,
      String job,
      String role,
      List<String> ids,
      Map<String, Boolean> options) {
    Caller caller =
        new Caller("user", "org", "user@example.org", Set.of(Role.valueOf(role).word()));
    return new JobCommand(
        type,
        job,
        JobKind.LEARN,
        1,
        caller,
        json.valueToTree(Map.of("datasource_ids", ids, "options", options)));
  }

  private void send(JobCommand command) throws Exception {
    producer
        .send(JobTopic.of(command.kind()), command.jobId(), json.writeValueAsString(command))
        .get();
  }

  private List<JobEvent> eventsOf(String job) throws JsonProcessingException {
    List<JobEvent> events = new ArrayList<>();
    Instant until = Instant.now().plus(PATIENCE);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(JobTopic.EVENTS));
      while (events.isEmpty() || !events.getLast().type().status().ended()) {
        assertThat(Instant.now()).as("patience").isBefore(until);
        for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
          if (message.key().equals(job)) {
            events.add(json.readValue(message.value(), JobEvent.class));
          }
        }
      }
    }
    return events;
  }

  private static void await(BooleanSupplier condition) {
    Instant until = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("patience").isBefore(until);
    }
  }

  private int count(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + postgresPort + "/postgres", "postgres", "postgres");
  }
}
