package io.querent.report.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Role;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import io.querent.kit.testing.TestTokens;
import io.querent.report.DatasourceServer;
import io.querent.report.FileServer;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts with real PostgreSQL, a real receiver and a real SMTP server. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(value = DatasourceServer.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(FileServer.class)
@QuarkusTestResource(value = Receiver.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = MailServer.class, restrictToAnnotatedClass = true)
class AlertTest {
  private static final String SECRET = "a secret for the hook";
  private static final String ABOVE =
      "{\"type\":\"threshold\",\"column\":\"total\",\"aggregate\":\"max\",\"op\":\">\",\"value\":%d}";

  private static final String SUM =
      "{\"type\":\"threshold\",\"column\":\"amount\",\"aggregate\":\"sum\",\"op\":\">\",\"value\":%d}";

  @Inject ObjectMapper json;
  @Inject AlertEvaluation evaluation;

  private String key;

  @BeforeEach
  void report() {
    DatasourceServer.rowLimit = 5000;
    Receiver.GOT.clear();
    Receiver.roles = "[\"analyst\"]";
    key = "r-" + UUID.randomUUID();
    analyst("org").body("{\"key\":\"" + key + "\",\"title\":\"Sales\"}").post("/v1/reports");
    analyst("org")
        .body(
            """
            {"version":"1","sql":"select city, sum(amount) as total from orders group by city order by city",
             "visuals":[{"type":"bar","x":"city","y":"total"}]}
            """)
        .post("/v1/reports/{key}/versions?datasource_id=shop", key)
        .then()
        .statusCode(201);
  }

  @Test
  void shouldDeliverASignedWebhookAfterTwoFailures() throws Exception {
    String alert =
        create(
            ABOVE.formatted(35),
            "{\"type\":\"webhook\",\"url\":\"%s/hook/flaky\",\"secret\":\"%s\",\"attach\":{\"chart\":true,\"csv\":true}}"
                .formatted(Receiver.url, SECRET));
    String run = run();
    JsonPath delivery = await(alert, "delivered");

    assertThat(delivery.getInt("items[0].attempts")).isEqualTo(3);
    assertThat(delivery.getString("items[0].run_id")).isEqualTo(run);
    assertThat(Receiver.GOT)
        .hasSize(3)
        .extracting(Receiver.Got::delivery)
        .containsOnly(delivery.getString("items[0].id"));
    Receiver.Got got = Receiver.GOT.getLast();
    String time = got.signature().substring(2, got.signature().indexOf(','));
    assertThat(got.signature()).isEqualTo(Signature.of(SECRET, Long.parseLong(time), got.body()));
    JsonNode body = json.readTree(got.body());
    assertThat(body.at("/observed/value").decimalValue()).isEqualByComparingTo("40");
    assertThat(body.at("/csv").asText())
        .isEqualTo("city,total\r\nBergen,30\r\nOslo,30\r\nRome,40\r\n");
    assertThat(Base64.getDecoder().decode(body.at("/chart/base64").asText()))
        .startsWith(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    assertThat(body.at("/links/run").asText()).endsWith("/runs/" + run);

    evaluation.evaluate(run);
    evaluation.sweep();
    deliveries(alert, "org").then().body("items", hasSize(1));
  }

  @Test
  void shouldSendMailWithChartAndRows() throws Exception {
    String alert =
        create(
            ABOVE.formatted(35),
            "{\"type\":\"email\",\"to\":[\"ops-%s@example.org\"],\"attach\":{\"chart\":true,\"csv\":true}}"
                .formatted(key));
    run();
    await(alert, "delivered");

    MimeMessage mail =
        java.util.Arrays.stream(MailServer.mails.getReceivedMessages())
            .filter(m -> text(m).contains(key))
            .findFirst()
            .orElseThrow();
    assertThat(mail.getSubject()).contains("Sales");
    assertThat(text(mail))
        .contains("Content-Type: image/png")
        .contains("chart@querent")
        .contains(key + ".csv")
        .contains("max of total > 35");
  }

  @Test
  void shouldSendTheRowsAndSayWhyThereIsNoChart() {
    define("select city, sum(amount) as total from orders group by city order by city");
    String alert =
        create(
            ABOVE.formatted(35),
            "{\"type\":\"webhook\",\"url\":\"%s/hook/flaky\",\"attach\":{\"chart\":true,\"csv\":true}}"
                .formatted(Receiver.url));
    run();
    JsonPath delivery = await(alert, "delivered");

    assertThat(delivery.getString("items[0].note")).contains("There is no chart");
    JsonPath body = JsonPath.from(new ByteArrayInputStream(Receiver.GOT.getLast().body()));
    assertThat(body.<Object>get("chart")).isNull();
    assertThat(body.getString("csv")).startsWith("city,total\r\nBergen,30");
    assertThat(body.getList("notes", String.class)).hasSize(1).first().asString().contains("chart");
  }

  @Test
  void shouldAddUpResultsOfSeveralPages() {
    many(2_500, 1);
    String all = create(SUM.formatted(2_499), hook("/hook/gone"));
    String more = create(SUM.formatted(2_500), hook("/hook/gone"));
    run();
    await(all, "failed");

    assertThat(observed(all).at("/value").asInt()).isEqualTo(2_500);
    deliveries(more, "org").then().body("items", hasSize(0));
  }

  @Test
  void shouldCompareResultsOfSeveralPagesWithTheRunBefore() {
    many(2_500, 4);
    String change =
        "{\"type\":\"change\",\"column\":\"amount\",\"aggregate\":\"sum\",\"percent\":%d,\"direction\":\"%s\"}";
    run();
    String up = create(change.formatted(20, "up"), hook("/hook/gone"));
    String tooMuch = create(change.formatted(30, "up"), hook("/hook/gone"));
    String down = create(change.formatted(20, "down"), hook("/hook/gone"));
    many(2_500, 5);
    run();
    await(up, "failed");

    assertThat(observed(up).at("/value").asInt()).isEqualTo(12_500);
    assertThat(observed(up).at("/previous").asInt()).isEqualTo(10_000);
    deliveries(tooMuch, "org").then().body("items", hasSize(0));
    deliveries(down, "org").then().body("items", hasSize(0));
  }

  /** Makes the report one of so many rows. */
  private void many(int rows, int amount) {
    String table = "many_" + key.substring(2, 10);
    DatasourceServer.execute(
        "drop table if exists " + table,
        """
        create table %s as with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
          select i, %d as amount from n
        """
            .formatted(table, rows, amount));
    analyst("org")
        .body(
            "{\"version\":\"1\",\"sql\":\"select i, amount from %s order by i\"}".formatted(table))
        .post("/v1/reports/{key}/versions?datasource_id=shop", key);
  }

  private void define(String sql) {
    analyst("org")
        .body("{\"version\":\"1\",\"sql\":\"%s\"}".formatted(sql))
        .post("/v1/reports/{key}/versions?datasource_id=shop", key)
        .then()
        .statusCode(201);
  }

  /** What the receiver was told of the alert. */
  private JsonNode observed(String alert) {
    return Receiver.GOT.stream()
        .map(Receiver.Got::body)
        .map(
            body -> {
              try {
                return json.readTree(body);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .filter(body -> body.at("/alert/id").asText().equals(alert))
        .findFirst()
        .orElseThrow()
        .path("observed");
  }

  @Test
  void shouldStayQuietBelowTheThreshold() {
    String alert = create(ABOVE.formatted(40), hook("/hook/flaky"));
    String sounding = create(ABOVE.formatted(39), hook("/hook/gone"));
    run();
    await(sounding, "failed");

    deliveries(alert, "org").then().body("items", hasSize(0));
  }

  @Test
  void shouldNotTryAgainWhereTheReceiverWantsNoMore() {
    String alert = create(ABOVE.formatted(1), hook("/hook/gone"));
    run();
    JsonPath delivery = await(alert, "failed");

    assertThat(delivery.getInt("items[0].attempts")).isEqualTo(1);
    assertThat(delivery.getString("items[0].last_error")).contains("410");
    Receiver.GOT.clear();
    analyst("org")
        .post("/v1/deliveries/{id}/retry", delivery.getString("items[0].id"))
        .then()
        .statusCode(202);
    await(() -> !Receiver.GOT.isEmpty());
  }

  @Test
  void shouldNotFollowRedirects() {
    String alert = create(ABOVE.formatted(1), hook("/hook/moved"));
    analyst("org").post("/v1/alerts/{id}/test", alert).then().statusCode(202);
    JsonPath delivery = await(alert, "failed");

    assertThat(delivery.getString("items[0].last_error")).contains("302");
    assertThat(Receiver.GOT).extracting(Receiver.Got::path).containsOnly("/hook/moved");
  }

  @Test
  void shouldTellOfARunThatFailed() {
    String alert = create("{\"type\":\"verdict\",\"at_least\":\"fail\"}", hook("/hook/gone"));
    analyst("org")
        .body("{\"version\":\"1\",\"sql\":\"select * from missing\"}")
        .post("/v1/reports/{key}/versions?datasource_id=shop", key)
        .then()
        .statusCode(201);
    run();
    await(alert, "failed");

    assertThat(new String(Receiver.GOT.getFirst().body(), StandardCharsets.UTF_8))
        .contains("\"status\":\"failed\"");
  }

  @Test
  void shouldKeepSecretsAndOtherOrganizationsApart() {
    String alert =
        create(
            ABOVE.formatted(1),
            "{\"type\":\"webhook\",\"url\":\"%s/hook/gone\",\"secret\":\"%s\"}"
                .formatted(Receiver.url, SECRET));

    analyst("org")
        .get("/v1/alerts/{id}", alert)
        .then()
        .statusCode(200)
        .body(not(containsString(SECRET)))
        .body("delivery.secret", nullValue())
        .body("condition.op", equalTo(">"));
    analyst("other").get("/v1/alerts/{id}", alert).then().statusCode(404);
    analyst("other").get("/v1/alerts").then().body("items", hasSize(0));
    as(Role.VIEWER, "org").delete("/v1/alerts/{id}", alert).then().statusCode(403);
    analyst("org").delete("/v1/alerts/{id}", alert).then().statusCode(204);
  }

  @Test
  void shouldRefuseMetadataTargets() {
    analyst("org")
        .body(
            "{\"report_key\":\"%s\",\"condition\":{\"type\":\"no_data\"},\"delivery\":{\"type\":\"webhook\",\"url\":\"http://169.254.169.254/x\"}}"
                .formatted(key))
        .post("/v1/alerts")
        .then()
        .statusCode(400)
        .body("detail", containsString("never called"));
  }

  private static String hook(String path) {
    return "{\"type\":\"webhook\",\"url\":\"" + Receiver.url + path + "\"}";
  }

  private String create(String condition, String delivery) {
    return analyst("org")
        .body(
            "{\"report_key\":\"%s\",\"name\":\"Sales are high\",\"condition\":%s,\"delivery\":%s}"
                .formatted(key, condition, delivery))
        .post("/v1/alerts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String run() {
    return analyst("org")
        .body("{}")
        .post("/v1/reports/{key}/run?fresh=true", key)
        .then()
        .extract()
        .path("id");
  }

  private static io.restassured.response.Response deliveries(String alert, String organization) {
    return analyst(organization).get("/v1/deliveries?alert={alert}", alert);
  }

  private static JsonPath await(String alert, String status) {
    await(() -> status.equals(deliveries(alert, "org").jsonPath().getString("items[0].status")));
    return deliveries(alert, "org").jsonPath();
  }

  private static void await(BooleanSupplier holds) {
    Instant until = Instant.now().plus(Duration.ofSeconds(30));
    while (!holds.getAsBoolean()) {
      assertThat(Instant.now()).as("in time").isBefore(until);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String text(MimeMessage mail) {
    return com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(mail);
  }

  private static RequestSpecification analyst(String organization) {
    return as(Role.ANALYST, organization);
  }

  private static RequestSpecification as(Role role, String organization) {
    return given()
        .header("Authorization", TestTokens.bearer(role, organization, Audience.REPORT))
        .contentType(ContentType.JSON);
  }
}
