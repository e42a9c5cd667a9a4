package io.querent.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Role;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import io.querent.kit.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The gateway with real PostgreSQL and Redis, and a service at the wire that echoes. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(EchoService.class)
class GatewayTest {
  private static final int QUESTIONS_PER_MINUTE = 5;
  private static final String PASSWORD = "correct horse battery";

  @TestHTTPResource("/")
  URI address;

  @Test
  void shouldSignUpSignInAndTellWhoIsThere() {
    String email = email();
    String token = signUp(email).getString("access_token");

    given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", email.toUpperCase(Locale.ROOT), "password", PASSWORD))
        .post("/v1/auth/sign-in")
        .then()
        .statusCode(200)
        .body("token_type", equalTo("Bearer"));
    given()
        .auth()
        .oauth2(token)
        .get("/v1/auth/me")
        .then()
        .statusCode(200)
        .body("user.email", equalTo(email))
        .body("roles", hasItem("admin"))
        .body("permissions", hasItem("datasource:write"))
        .body("auth_mode", equalTo("local"));
  }

  @Test
  void shouldRefuseAWrongPasswordAndASecondSignUp() {
    String email = email();
    signUp(email);

    given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", email, "password", "not the right one"))
        .post("/v1/auth/sign-in")
        .then()
        .statusCode(401)
        .body("code", equalTo("invalid_credentials"));
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", email, "password", PASSWORD))
        .post("/v1/auth/sign-up")
        .then()
        .statusCode(409)
        .body("code", equalTo("conflict"));
  }

  @Test
  void shouldNameEveryWrongFieldOfASignUp() {
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", "nobody", "password", "short"))
        .post("/v1/auth/sign-up")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.path", equalTo(List.of("/email", "/password")))
        .body("request_id", notNullValue());
  }

  @Test
  void shouldExchangeARefreshTokenOnceAndEndTheFamilyWhenItIsUsedAgain() {
    String first = signUp(email()).getString("refresh_token");

    String second =
        refresh(first).then().statusCode(200).extract().jsonPath().getString("refresh_token");
    assertThat(second).isNotEqualTo(first);
    refresh(first).then().statusCode(401);
    refresh(second).then().statusCode(401);
  }

  @Test
  void shouldAnswerUnknownCredentialsWithAProblem() {
    given()
        .get("/v1/chats")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("unauthenticated"));
    given().header("X-API-Key", "qk_made-up").get("/v1/datasources").then().statusCode(401);
    given().auth().oauth2("a.b.c").get("/v1/auth/me").then().statusCode(401);
  }

  @Test
  void shouldRefuseATokenWhoseSignatureWasStripped() {
    String token = signUp(email()).getString("access_token");
    String header =
        Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
    String stripped = header + "." + token.split("\\.")[1] + ".";

    given().auth().oauth2(stripped).get("/v1/auth/me").then().statusCode(401);
  }

  @Test
  void shouldPassRequestsOnWithAnInternalTokenInPlaceOfTheCredential() {
    JsonPath session = signUp(email());

    String seen =
        given()
            .auth()
            .oauth2(session.getString("access_token"))
            .urlEncodingEnabled(false)
            .header("Cookie", "secret=1")
            .header("X-Request-Id", "trace-42")
            .contentType(ContentType.JSON)
            .body("{\"question\":\"x\"}")
            .post("/v1/ask/quick?a=b%20c")
            .then()
            .statusCode(200)
            .header("X-Request-Id", "trace-42")
            .extract()
            .asString();

    assertThat(seen)
        .contains(
            "uri: /v1/ask/quick?a=b%20c", "x-request-id: trace-42", "body: {\"question\":\"x\"}")
        .doesNotContain("cookie", session.getString("access_token"));
    Matcher bearer = Pattern.compile("authorization: Bearer [^.]+\\.([^.]+)\\.").matcher(seen);
    assertThat(bearer.find()).isTrue();
    JsonPath claims = new JsonPath(new String(Base64.getUrlDecoder().decode(bearer.group(1))));
    assertThat(claims.getString("iss")).isEqualTo("querent-gateway");
    assertThat(claims.getString("aud")).isEqualTo("agent");
    assertThat(claims.getString("org")).isEqualTo(session.getString("organization.id"));
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(60);
  }

  @Test
  void shouldLeadRunsToTheServiceThatTheirIdsName() {
    String token = signUp(email()).getString("access_token");

    assertThat(audienceOf(token, "/v1/runs/run_5f/save")).isEqualTo("agent");
    assertThat(audienceOf(token, "/v1/runs/rrun_5f")).isEqualTo("report");
    assertThat(audienceOf(token, "/v1/runs")).isEqualTo("report");
    assertThat(audienceOf(token, "/v1/ir/build")).isEqualTo("agent");
    assertThat(audienceOf(token, "/v1/ir/schema")).isEqualTo("datasource");
  }

  private static String audienceOf(String token, String path) {
    String seen = given().auth().oauth2(token).get(path).asString();
    Matcher bearer = Pattern.compile("authorization: Bearer [^.]+\\.([^.]+)\\.").matcher(seen);
    assertThat(bearer.find()).as(seen).isTrue();
    return new JsonPath(new String(Base64.getUrlDecoder().decode(bearer.group(1))))
        .getString("aud");
  }

  @Test
  void shouldTellServicesAndNobodyElseWhoAMemberIs() {
    JsonPath session = signUp(email());
    String organization = session.getString("organization.id");
    String member = "/internal/members/" + organization + "/" + session.getString("user.id");
    String internal = TestTokens.bearer(Role.VIEWER, organization, Audience.GATEWAY);
    String elsewhere = TestTokens.bearer(Role.VIEWER, organization, Audience.AGENT);

    given()
        .header("Authorization", internal)
        .get(member)
        .then()
        .statusCode(200)
        .body("roles", hasItem("admin"))
        .body("active", equalTo(true));
    given().header("Authorization", internal).get(member + "x").then().statusCode(404);
    given().get(member).then().statusCode(401);
    given().header("Authorization", elsewhere).get(member).then().statusCode(401);
    given().auth().oauth2(session.getString("access_token")).get(member).then().statusCode(401);
    given().header("Authorization", internal).get("/v1/auth/me").then().statusCode(401);
  }

  @Test
  void shouldStreamEventByEvent() throws Exception {
    String token = signUp(email()).getString("access_token");
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/v1/chats/slow"))
            .header("Authorization", "Bearer " + token)
            .build();
    List<Long> arrivals = new ArrayList<>();

    try (HttpClient client = HttpClient.newHttpClient()) {
      client
          .send(request, HttpResponse.BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith("data:"))
          .forEach(_ -> arrivals.add(System.nanoTime() / 1_000_000));
    }

    assertThat(arrivals).hasSize(3);
    assertThat(arrivals.get(2) - arrivals.get(0)).isGreaterThan(EchoService.PAUSE_MS);
  }

  @Test
  void shouldPassOnBodiesOfUnknownLengthOverHttp2() throws Exception {
    String token = signUp(email()).getString("access_token");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("/v1/chats/c_1/messages"))
            .version(HttpClient.Version.HTTP_2)
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + token);
    byte[] body = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    var ofUnknownLength =
        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
      HttpResponse<String> echo =
          client.send(request.POST(ofUnknownLength).build(), HttpResponse.BodyHandlers.ofString());

      assertThat(echo.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(echo.statusCode()).isEqualTo(200);
      assertThat(echo.body()).endsWith("body: " + "x".repeat(body.length));
    }
  }

  @Test
  void shouldSayWhichServiceIsAway() {
    String token = signUp(email()).getString("access_token");

    given()
        .auth()
        .oauth2(token)
        .get("/v1/results/res_1")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "2")
        .body("detail", containsString("file service"));
    given().auth().oauth2(token).get("/v1/chats/broken").then().statusCode(503);
  }

  @Test
  void shouldLimitQuestionsPerCallerAndSayWhenToComeBack() {
    String eager = signUp(email()).getString("access_token");
    String other = signUp(email()).getString("access_token");
    for (int i = 0; i < 2 * QUESTIONS_PER_MINUTE; i++) {
      question(eager);
    }

    question(eager)
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .body("code", equalTo("rate_limited"))
        .header("Retry-After", matchesPattern("[1-9]\\d?"));
    question(other).then().statusCode(200);
  }

  private static Response question(String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(Map.of("question", "x"))
        .post("/v1/ask/quick");
  }

  @Test
  void shouldNotPassInternalPathsOn() {
    String token = signUp(email()).getString("access_token");

    given().auth().oauth2(token).post("/internal/results").then().statusCode(404);
  }

  @Test
  void shouldMakeAndRevokeApiKeys() {
    String token = signUp(email()).getString("access_token");
    JsonPath key =
        given()
            .auth()
            .oauth2(token)
            .contentType(ContentType.JSON)
            .body(Map.of("name", "for a script", "role", "viewer"))
            .post("/v1/api-keys")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();

    given()
        .header("X-API-Key", key.getString("key"))
        .get("/v1/auth/me")
        .then()
        .statusCode(200)
        .body("roles", equalTo(List.of("viewer")))
        .body("permissions", not(hasItem("account:write")));
    given()
        .header("X-API-Key", key.getString("key"))
        .contentType(ContentType.JSON)
        .body(Map.of("name", "another"))
        .post("/v1/api-keys")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
    given()
        .auth()
        .oauth2(token)
        .delete("/v1/api-keys/" + key.getString("id"))
        .then()
        .statusCode(204);
    given().header("X-API-Key", key.getString("key")).get("/v1/auth/me").then().statusCode(401);
  }

  @Test
  void shouldKeepAnAdministratorAndNoteChanges() {
    JsonPath owner = signUp(email());
    String colleague = email();
    signUp(colleague);
    String organization = owner.getString("organization.id");
    String members = "/v1/organizations/" + organization + "/members";
    String token = owner.getString("access_token");

    given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(Map.of("email", colleague, "role", "analyst"))
        .post(members)
        .then()
        .statusCode(201)
        .body("role", equalTo("analyst"));
    given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(Map.of("role", "viewer"))
        .patch(members + "/" + owner.getString("user.id"))
        .then()
        .statusCode(409);
    given()
        .auth()
        .oauth2(token)
        .get("/v1/audit")
        .then()
        .statusCode(200)
        .body("items.action", hasItem("account.sign_up"));
  }

  @Test
  void shouldServePublicKeysAndTheMergedDescription() {
    given()
        .get("/.well-known/jwks.json")
        .then()
        .statusCode(200)
        .body("keys[0].crv", equalTo("P-256"))
        .body("keys[0].d", equalTo(null));
    given()
        .get("/openapi.json")
        .then()
        .statusCode(200)
        .body("paths.'/v1/auth/sign-in'", notNullValue());
    given().get("/docs/").then().statusCode(200);
  }

  @Test
  void shouldSayThatACharacterCannotBeKept() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"email\": \"a\\u0000b@example.org\", \"password\": \"" + PASSWORD + "\"}")
        .post("/v1/auth/sign-in")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_request"))
        .body("detail", containsString("U+0000"));
  }

  @Test
  void shouldTellThatAPartIsDown() {
    given()
        .get("/health")
        .then()
        .statusCode(200)
        .body("status", equalTo("down"))
        .body("parts.redis.status", equalTo("ok"))
        .body("parts.file.status", equalTo("down"));
  }

  private static JsonPath signUp(String email) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", email, "password", PASSWORD, "organization", "Example"))
        .post("/v1/auth/sign-up")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static Response refresh(String token) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("refresh_token", token))
        .post("/v1/auth/refresh");
  }

  private static String email() {
    return "person-" + UUID.randomUUID() + "@example.org";
  }
}
