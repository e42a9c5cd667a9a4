package io.querent.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Role;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import io.querent.kit.testing.TestTokens;
import io.querent.report.run.RunFinished;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clients at once: each run is kept and told of once, and figures are logged. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(DatasourceServer.class)
class RunLoadTest {
  private static final Logger LOG = Logger.getLogger(RunLoadTest.class);
  private static final int CLIENTS = 16;
  private static final int WARM_UP = 50;
  private static final int EACH = 150;

  @TestHTTPResource("/v1/reports")
  URI reports;

  @Inject Ends ends;
  @Inject RedisDataSource redis;

  private String key;

  /** The ends that were told of. */
  @ApplicationScoped
  static class Ends {
    private final Queue<String> runs = new ConcurrentLinkedQueue<>();

    void ended(@ObservesAsync RunFinished run) {
      runs.add(run.runId());
    }

    List<String> runs() {
      return List.copyOf(runs);
    }
  }

  private record Answer(int status, JsonNode run, long nanos) {}

  @BeforeEach
  void create() {
    DatasourceServer.delayMs = 0;
    key = "l-" + UUID.randomUUID();
    post("/v1/reports", "{\"key\":\"" + key + "\",\"title\":\"Load\"}");
    post(
        "/v1/reports/" + key + "/versions?datasource_id=shop",
        "{\"version\":\"1\",\"sql\":\"select city, amount from orders order by id\"}");
  }

  @Test
  void shouldAnswerManyClientsFromOneResult() throws Exception {
    String first = post("/v1/reports/" + key + "/run", "{}");
    load("?fresh=false", WARM_UP);
    int queries = DatasourceServer.QUERIES.get();

    List<Answer> answers = load("?fresh=false", EACH);

    assertThat(answers)
        .allSatisfy(a -> assertThat(a.run().path("cached_from").asText()).isEqualTo(first));
    assertThat(DatasourceServer.QUERIES).hasValue(queries);
    assertToldOnce(answers);
  }

  @Test
  void shouldExecuteEachRunOfManyClientsOnce() throws Exception {
    load("?fresh=true", WARM_UP);
    int queries = DatasourceServer.QUERIES.get();

    List<Answer> answers = load("?fresh=true", EACH);

    assertThat(DatasourceServer.QUERIES).hasValue(queries + answers.size());
    assertToldOnce(answers);
  }

  @Test
  void shouldTellARunOverRedisWhileItHappens() throws Exception {
    Queue<JsonNode> frames = new ConcurrentLinkedQueue<>();
    var listening =
        redis
            .pubsub(String.class)
            .subscribeToPattern(
                "websocket:run:*",
                text -> {
                  try {
                    frames.add(DatasourceServer.json(text));
                  } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                });
    try {
      String channel = "run/" + post("/v1/reports/" + key + "/run?fresh=true", "{}");

      until(() -> of(frames, channel).size() >= 2);
      assertThat(of(frames, channel)).containsExactly("status", "result");
    } finally {
      listening.unsubscribe();
    }
  }

  private static List<String> of(Queue<JsonNode> frames, String channel) {
    return frames.stream()
        .filter(f -> f.path("channel").asText().equals(channel))
        .map(f -> f.path("type").asText())
        .toList();
  }

  private void assertToldOnce(List<Answer> answers) throws Exception {
    assertThat(answers)
        .allSatisfy(
            a -> {
              assertThat(a.status()).isEqualTo(200);
              assertThat(a.run().path("status").asText()).isEqualTo("completed");
              assertThat(a.run().path("row_count").asInt()).isEqualTo(4);
            });
    List<String> ids = answers.stream().map(a -> a.run().path("id").asText()).toList();
    assertThat(ids).doesNotHaveDuplicates();
    until(() -> ends.runs().containsAll(ids));
    assertThat(ends.runs()).doesNotHaveDuplicates();
  }

  private List<Answer> load(String query, int each) throws Exception {
    List<Answer> answers = new ArrayList<>();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(reports + "/" + key + "/run" + query))
            .header("Content-Type", "application/json")
            .header("Authorization", TestTokens.bearer(Role.ANALYST, "org", Audience.REPORT))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    long began = System.nanoTime();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<List<Answer>>> all = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        all.add(clients.submit(() -> one(http, request, each)));
      }
      for (Future<List<Answer>> client : all) {
        answers.addAll(client.get());
      }
    }
    long took = System.nanoTime() - began;
    List<Long> times = new ArrayList<>(answers.stream().map(Answer::nanos).toList());
    Collections.sort(times);
    LOG.infof(
        "%d runs%s by %d clients: %.0f a second, p50 %.1f ms, p99 %.1f ms",
        answers.size(),
        query,
        CLIENTS,
        answers.size() * 1e9 / took,
        times.get(times.size() / 2) / 1e6,
        times.get(times.size() * 99 / 100) / 1e6);
    return answers;
  }

  private static List<Answer> one(HttpClient http, HttpRequest request, int each) throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      long began = System.nanoTime();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      long took = System.nanoTime() - began;
      answers.add(new Answer(answer.statusCode(), DatasourceServer.json(answer.body()), took));
    }
    return answers;
  }

  private static String post(String path, String body) {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", TestTokens.bearer(Role.ANALYST, "org", Audience.REPORT))
        .body(body)
        .post(path)
        .then()
        .extract()
        .path("id");
  }

  private static void until(BooleanSupplier done) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new TimeoutException("what was expected did not happen");
      }
      Thread.sleep(20);
    }
  }
}
