package io.querent.file;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.file.FileApi;
import io.querent.contracts.file.ResultOrigin;
import io.querent.contracts.identity.Role;
import io.querent.file.result.ArrowStreams;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(DataDirectoryResource.class)
class FileServiceTest {
  private static final String ORGANIZATION = "org-a";
  private static final String ENDLESS =
      "SELECT sum(a.n * b.n * c.n * d.n * e.n * f.n) AS s FROM numbers a, numbers b, numbers c,"
          + " numbers d, numbers e, numbers f";

  @Inject ObjectMapper json;
  @Inject BufferAllocator serverMemory;

  private Path folder;

  @BeforeEach
  void makeFolder() throws Exception {
    folder = Files.createDirectories(DataDirectoryResource.directory.resolve("files"));
    Files.writeString(
        folder.resolve("sales.csv"), "id,region,total\n1,North,2.5\n2,South,4\n3,North,1\n");
    StringBuilder numbers = new StringBuilder("n\n");
    for (int i = 0; i < 2_000; i++) {
      numbers.append(i).append('\n');
    }
    Files.writeString(folder.resolve("numbers.csv"), numbers);
  }

  @Test
  void shouldKeepAnArrowStreamAndReadItBackAsPages() throws Exception {
    String id =
        store("SELECT i, 'name ' || i AS name, i / 4 AS q FROM range(250) r(i)")
            .extract()
            .path("result_id");

    as(Role.VIEWER)
        .get("/v1/results/" + id + "?offset=240&limit=100")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("result_id", equalTo(id))
        .body("columns.name", contains("i", "name", "q"))
        .body("columns.type", contains("integer", "string", "float"))
        .body("rows", hasSize(10))
        .body("rows[0]", contains(240, "name 240", 60.0f))
        .body("row_count", equalTo(250))
        .body("next_offset", nullValue());
    as(Role.VIEWER)
        .get("/v1/results/" + id + "?limit=2&sort=i&dir=desc")
        .then()
        .body("rows[0][0]", equalTo(249))
        .body("next_offset", equalTo(2));
    as(Role.VIEWER)
        .get("/v1/results/" + id + "/meta")
        .then()
        .statusCode(200)
        .body("row_count", equalTo(250))
        .body("datasource_id", equalTo("ds"))
        .body("question", equalTo("how many?"))
        .body("expires_at", matchesPattern(".*Z"))
        .body("bytes", notNullValue());
  }

  @Test
  void shouldGiveAResultInEveryFormat() throws Exception {
    String id =
        store("SELECT 1 AS a, '=1+1' AS b, NULL AS c, 'x, \"y\"' AS d").extract().path("result_id");
    String address = "/v1/results/" + id;

    String csv =
        as(Role.VIEWER)
            .accept("text/csv")
            .get(address)
            .then()
            .statusCode(200)
            .header(
                "Content-Disposition",
                matchesPattern("attachment; filename=\"query_results_[0-9a-f]{8}\\.csv\""))
            .extract()
            .asString();
    assertThat(csv).isEqualTo("a,b,c,d\r\n1,=1+1,,\"x, \"\"y\"\"\"\r\n");
    as(Role.VIEWER).get(address + "?format=csv&safe=true").then().body(containsString("1,'=1+1,,"));
    byte[] parquet = as(Role.VIEWER).get(address + "?format=parquet").asByteArray();
    assertThat(new String(parquet, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    byte[] xlsx = as(Role.VIEWER).get(address + "?format=xlsx").asByteArray();
    assertThat(new String(xlsx, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    byte[] arrow = as(Role.VIEWER).accept(FileApi.ARROW_STREAM).get(address).asByteArray();
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(arrow), allocator)) {
      assertThat(reader.loadNextBatch()).isTrue();
      assertThat(reader.getVectorSchemaRoot().getRowCount()).isEqualTo(1);
    }
  }

  @Test
  void shouldAnswerWrongQuestionsWithProblems() throws Exception {
    String id = store("SELECT 1 AS amount").extract().path("result_id");

    problem(as(Role.VIEWER).get("/v1/results/" + id + "?format=pdf").then(), 406, "not_acceptable");
    problem(
        as(Role.VIEWER).accept("image/png").get("/v1/results/" + id).then(), 406, "not_acceptable");
    problem(
        as(Role.VIEWER).get("/v1/results/" + id + "?limit=10001").then(), 400, "invalid_request");
    problem(as(Role.VIEWER).get("/v1/results/" + id + "?sort=amont").then(), 422, "unknown_column")
        .body("detail", containsString("'amount'"));
    problem(as(Role.VIEWER).get("/v1/results/res_" + "0".repeat(32)).then(), 404, "not_found");
    problem(as(Role.VIEWER).get("/v1/results/..%2F..%2Fetc").then(), 404, "not_found");
    problem(given().get("/v1/results/" + id).then(), 401, "unauthenticated");
  }

  @Test
  void shouldHideResultsOfOtherOrganizations() throws Exception {
    String id = store("SELECT 1 AS a").extract().path("result_id");

    given()
        .header("Authorization", TestTokens.bearer(Role.ADMIN, "org-b", "file"))
        .get("/v1/results/" + id)
        .then()
        .statusCode(404);
    given()
        .header("Authorization", TestTokens.bearer(Role.ADMIN, ORGANIZATION, "agent"))
        .get("/v1/results/" + id)
        .then()
        .statusCode(401);
  }

  @Test
  void shouldKeepNothingOfABrokenStream() throws Exception {
    byte[] whole = arrow("SELECT i, md5(i::VARCHAR) AS s FROM range(5000) r(i)");
    long before = kept();

    for (int length : List.of(0, 10, whole.length / 2, whole.length - 8)) {
      problem(post(Arrays.copyOf(whole, length), ORGANIZATION), 400, "invalid_request");
    }
    problem(post(whole, "org-b"), 403, "forbidden");

    assertThat(kept()).isEqualTo(before);
    assertThat(serverMemory.getAllocatedMemory()).isZero();
  }

  @Test
  void shouldCutAStreamAtItsLimit() throws Exception {
    store("SELECT i FROM range(20000) r(i)").body("row_count", equalTo(5000));
  }

  @Test
  void shouldCheckAndLearnAFolder() throws Exception {
    as(Role.VIEWER)
        .contentType("application/json")
        .body(Map.of("path", folder.toString()))
        .post("/internal/files/check")
        .then()
        .statusCode(200)
        .body("readable", equalTo(true))
        .body("files", equalTo(2));
    as(Role.ANALYST)
        .contentType("application/json")
        .body(Map.of("path", folder.toString()))
        .post("/internal/files/learn")
        .then()
        .statusCode(200)
        .body("tables.name", hasItem("sales"))
        .body("files.sales", equalTo("sales.csv"))
        .body("tables.find { it.name == 'sales' }.row_count", equalTo(3))
        .body("tables.find { it.name == 'sales' }.columns[1].profile.complete", equalTo(true));
    as(Role.VIEWER)
        .contentType("application/json")
        .body(Map.of("path", folder.toString()))
        .post("/internal/files/learn")
        .then()
        .statusCode(403);
  }

  @Test
  void shouldNotLookOutsideOfTheBasePaths() {
    for (String path : List.of("/etc", folder + "/../../..", "relative", folder + "/sales.csv")) {
      as(Role.ADMIN)
          .contentType("application/json")
          .body(Map.of("path", path))
          .post("/internal/files/learn")
          .then()
          .statusCode(org.hamcrest.Matchers.in(List.of(400, 403)));
    }
  }

  @Test
  void shouldRunAQueryAndKeepItsResult() {
    String id =
        query(
                "SELECT region, sum(total) AS t FROM sales WHERE total > ? GROUP BY region ORDER BY"
                    + " t",
                List.of(1),
                100,
                5_000)
            .statusCode(200)
            .body("columns.name", contains("region", "t"))
            .body("columns.type", contains("string", "float"))
            .body("rows", contains(List.of("North", 2.5f), List.of("South", 4.0f)))
            .body("row_count", equalTo(2))
            .body("truncated", equalTo(false))
            .body("timings.execute_ms", notNullValue())
            .extract()
            .path("result_id");

    as(Role.VIEWER).get("/v1/results/" + id).then().statusCode(200).body("rows", hasSize(2));
  }

  @Test
  void shouldSayThatTheRowLimitCutTheResult() {
    query("SELECT n FROM numbers ORDER BY n", List.of(), 150, 5_000)
        .statusCode(200)
        .body("row_count", equalTo(150))
        .body("truncated", equalTo(true))
        .body("limit", equalTo(150))
        .body("rows", hasSize(100));
  }

  @Test
  void shouldTellWhatIsWrongWithAStatement() {
    problem(query("SELECT * FROM sale", List.of(), 10, 5_000), 422, "unknown_table");
    problem(query("SELECT regoin FROM sales", List.of(), 10, 5_000), 422, "unknown_column");
    problem(query("DROP VIEW sales", List.of(), 10, 5_000), 422, "statement_refused");
    problem(
        query("SELECT * FROM read_csv('/etc/passwd')", List.of(), 10, 5_000),
        422,
        "statement_refused");
    problem(
        query("SELECT CAST(region AS INTEGER) FROM sales", List.of(), 10, 5_000),
        422,
        "statement_failed");
    problem(query(ENDLESS, List.of(), 10, 300), 504, "query_timeout");
    assertThat(serverMemory.getAllocatedMemory()).isZero();
  }

  @Test
  void shouldEndStatementsOfCallersThatHangUp() throws Exception {
    // Given: more endless statements than may run at once, whose callers give up
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      List<CompletableFuture<HttpResponse<String>>> calls =
          java.util.stream.IntStream.range(0, 6)
              .mapToObj(
                  i -> client.sendAsync(request(ENDLESS), HttpResponse.BodyHandlers.ofString()))
              .toList();
      Thread.sleep(2_000);
      calls.forEach(call -> call.cancel(true));
      client.shutdownNow();
    }

    // When
    long start = System.nanoTime();
    query("SELECT count(*) FROM sales", List.of(), 10, 5_000).statusCode(200);

    // Then
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void shouldBeReady() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks.name", hasItem("results"));
  }

  private HttpRequest request(String sql) {
    try {
      return HttpRequest.newBuilder(
              URI.create(
                  "http://localhost:" + io.restassured.RestAssured.port + "/internal/files/query"))
          .header("Authorization", TestTokens.bearer(Role.ANALYST, ORGANIZATION, "file"))
          .header("Content-Type", "application/json")
          .POST(
              HttpRequest.BodyPublishers.ofString(
                  json.writeValueAsString(fileQuery(sql, List.of(), 10, 60_000))))
          .build();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ValidatableResponse query(
      String sql, List<Object> parameters, long limit, long timeoutMs) {
    return as(Role.ANALYST)
        .contentType("application/json")
        .body(fileQuery(sql, parameters, limit, timeoutMs))
        .post("/internal/files/query")
        .then();
  }

  @Test
  void shouldKeepNothingWhereOnlyTheHeadIsWanted() throws IOException {
    Map<String, Object> looked =
        new HashMap<>(fileQuery("SELECT n FROM numbers ORDER BY n", List.of(), 1_000, 0));
    looked.put("keep", false);
    looked.put("preview_rows", 2);
    long before = keptFiles();

    as(Role.ANALYST)
        .contentType("application/json")
        .body(looked)
        .post("/internal/files/query")
        .then()
        .statusCode(200)
        .body("rows", equalTo(List.of(List.of(0), List.of(1))))
        .body("row_count", equalTo(1_000))
        .body("truncated", equalTo(true))
        .body("result_id", nullValue())
        .body("expires_at", nullValue());

    assertThat(keptFiles()).isEqualTo(before);
  }

  private static long keptFiles() throws IOException {
    try (Stream<Path> files = Files.walk(DataDirectoryResource.directory)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  private Map<String, Object> fileQuery(
      String sql, List<Object> parameters, long limit, long timeoutMs) {
    return Map.of(
        "datasource_id",
        "files",
        "path",
        folder.toString(),
        "tables",
        Map.of("sales", "sales.csv", "numbers", "numbers.csv"),
        "sql",
        sql,
        "parameters",
        parameters,
        "row_limit",
        limit,
        "timeout_ms",
        timeoutMs,
        "preview_rows",
        100);
  }

  @Test
  void shouldAnalyseAKeptResult() throws Exception {
    String id =
        store(
                "SELECT i // 2 AS k, CASE WHEN i = 40 THEN 1e6 WHEN i = 41 THEN 'nan'::DOUBLE ELSE"
                    + " i * 2.0 END AS a, i * 4.0 + 1 AS b, CASE WHEN i < 5 THEN NULL ELSE 'x' END"
                    + " AS t, DATE '2025-01-01' + i::INT AS d FROM range(60) r(i)")
            .extract()
            .path("result_id");

    as(Role.VIEWER)
        .contentType("application/json")
        .body("{\"keys\":[\"k\"],\"time_column\":\"d\",\"most_shown\":5}")
        .post("/v1/results/{id}/analysis", id)
        .then()
        .statusCode(200)
        .body("row_count", equalTo(60))
        .body("columns.name", equalTo(List.of("k", "a", "b", "t", "d")))
        .body("columns[1].non_finite", equalTo(1))
        .body("columns[3].nulls", equalTo(5))
        .body("columns[3].distinct", equalTo(1))
        .body("columns[4].min", equalTo("2025-01-01"))
        .body("duplicate_groups", equalTo(30))
        .body("duplicates.size()", equalTo(5))
        .body("duplicates[0].row_numbers", equalTo(List.of(1, 2)))
        .body("outliers[0].column", equalTo("a"))
        .body("outliers[0].row_number", equalTo(41))
        .body("rows.find { it.number == 41 }.cells[1]", equalTo(1000000.0f))
        .body("correlations.find { it.a == 'k' && it.b == 'b' }.r", greaterThan(0.99f))
        .body("times.size()", equalTo(60));
  }

  @Test
  void shouldAnalyseAResultWithoutRows() throws Exception {
    String id =
        store("SELECT 1 AS a, 'x' AS \"odd \"\"name\" WHERE false").extract().path("result_id");

    as(Role.VIEWER)
        .contentType("application/json")
        .body("{\"keys\":[\"a\"]}")
        .post("/v1/results/{id}/analysis", id)
        .then()
        .statusCode(200)
        .body("row_count", equalTo(0))
        .body("duplicate_groups", equalTo(0));
    as(Role.VIEWER)
        .contentType("application/json")
        .body("{\"keys\":[\"z\"]}")
        .post("/v1/results/{id}/analysis", id)
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown_column"));
  }

  @Test
  void shouldAnalyseALargeResult() throws Exception {
    String id =
        post(
                arrow(
                    """
                    SELECT i AS id, i % 50000 AS k, DATE '2020-01-01' + (i % 1500)::INT AS day,
                      'place ' || (i % 300) AS place, sin(i) * 100 AS a, cos(i) AS b, i * 2.5 AS c,
                      hash(i) % 1000 AS d, CASE WHEN i % 9 = 0 THEN NULL ELSE i % 77 END AS e,
                      i % 2 = 0 AS f
                    FROM range(100000) r(i)
                    """),
                ORGANIZATION,
                100_000)
            .statusCode(200)
            .extract()
            .path("result_id");
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      long start = System.nanoTime();
      as(Role.VIEWER)
          .contentType("application/json")
          .body("{\"keys\":[\"k\"],\"time_column\":\"day\"}")
          .post("/v1/results/{id}/analysis", id)
          .then()
          .statusCode(200)
          .body("row_count", equalTo(100_000))
          .body("duplicate_groups", equalTo(50_000))
          .body("columns.find { it.name == 'e' }.nulls", equalTo(11_112))
          .body("correlations[0].r", greaterThan(0.99f))
          .body("times.size()", equalTo(1_500));
      took.add((System.nanoTime() - start) / 1_000_000);
    }
    System.out.printf("Analysis of 100,000 rows of 10 columns, in ms: %s%n", took);
  }

  private ValidatableResponse store(String sql) throws Exception {
    return post(arrow(sql), ORGANIZATION)
        .statusCode(200)
        .body("result_id", matchesPattern("res_[0-9a-f]{32}"));
  }

  private ValidatableResponse post(byte[] stream, String organization) throws Exception {
    return post(stream, organization, 5000);
  }

  private ValidatableResponse post(byte[] stream, String organization, int limit) throws Exception {
    ResultOrigin origin =
        new ResultOrigin("ds", organization, "SELECT 1", "how many?", false, limit);
    return as(Role.ANALYST)
        .contentType(FileApi.ARROW_STREAM)
        .header(
            ResultOrigin.HEADER,
            Base64.getUrlEncoder().encodeToString(json.writeValueAsBytes(origin)))
        .body(stream)
        .post("/internal/results")
        .then();
  }

  private byte[] arrow(String sql) throws Exception {
    try (RootAllocator allocator = new RootAllocator()) {
      return ArrowStreams.of(sql, allocator, DataDirectoryResource.directory);
    }
  }

  private static RequestSpecification as(Role role) {
    return given().header("Authorization", TestTokens.bearer(role, ORGANIZATION, "file"));
  }

  private static ValidatableResponse problem(
      ValidatableResponse response, int status, String code) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("detail", notNullValue());
  }

  private static long kept() throws Exception {
    try (var files = Files.list(DataDirectoryResource.directory.resolve("results"))) {
      return files.count();
    }
  }
}
