package io.querent.agent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Role;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import io.querent.kit.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a question over a scope and its versions to a query. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(ModelServer.class)
@QuarkusTestResource(ShopServer.class)
class ScopeTest {
  private static final String COUNTRIES = "How many customers are there by country?";
  private static final String WORDS = "# Scope\n\n## Question\n\nHow many customers are there?\n";
  private static final String GOOD =
      """
      Here you are:
      {"datasource_id":"shop","ir":{"entities":["orders"],"metrics":[{"name":"total","agg":"sum","field":"amount"}]},
       "assumptions":["amounts are in euro"],"open_questions":["with returned orders?"]}
      """;
  private static final String UNKNOWN_COLUMN = GOOD.replace("\"amount\"", "\"amuont\"");
  private static final String NO_WORDS =
      UNKNOWN_COLUMN.replaceAll("\"(assumptions|open_questions)\":\\[[^]]*]", "\"$1\":[]");

  @BeforeEach
  void calm() {
    ModelServer.calm();
    ShopServer.delayMs = 0;
    ShopServer.away = false;
  }

  @Test
  void shouldDraftWithTheBuiltinProvider() {
    ask(Map.of("question", COUNTRIES, "force_model", "builtin"))
        .statusCode(200)
        .body("model", equalTo("builtin"))
        .body("datasource_id", equalTo("shop"))
        .body("ir.entities", equalTo(List.of("customers")))
        .body("entities", equalTo(List.of("`customers`")))
        .body("dimensions", hasItem(containsString("country")))
        .body("assumptions", not(empty()))
        .body("open_questions", empty())
        .body("scope_md", containsString("## Question\n\n" + COUNTRIES))
        .body("scope_md", containsString("Datasource: shop"));
    assertThat(ModelServer.ASKED).isEmpty();
  }

  @Test
  void shouldKeepAQuestionOpenThatTheDataCannotAnswer() {
    ask(Map.of("question", "How many penguins swim?", "datasource_id", "shop"))
        .statusCode(200)
        .body("ir", nullValue())
        .body("open_questions", hasItem(containsString("penguins")));
  }

  @Test
  void shouldRefuseToDraftOrBuildWhatWrites() {
    ask(Map.of("question", "Delete all customers from Norway"))
        .statusCode(422)
        .body("code", equalTo("statement_refused"))
        .body("detail", containsString("cannot delete"));
    build(versionOf("# Scope\n\n## Question\n\nDrop the orders table\n"))
        .statusCode(422)
        .body("code", equalTo("statement_refused"));
    assertThat(ModelServer.ASKED).isEmpty();
  }

  @Test
  void shouldRefuseWhatAModelTakesForAChange() {
    say("{\"refused\":\"This would change the orders.\"}");

    ask(Map.of("question", "Make every order half as dear"))
        .statusCode(422)
        .body("code", equalTo("statement_refused"))
        .body("detail", equalTo("This would change the orders."));
  }

  @Test
  void shouldMoveAVersionFromDraftOverApprovedToArchivedOnly() {
    String scope = newScope(WORDS).extract().jsonPath().getString("id");

    move(scope, "approved").statusCode(201).body("status", equalTo("approved"));
    move(scope, "draft").statusCode(409).body("code", equalTo("conflict"));
    move(scope, "archived").statusCode(201).body("status", equalTo("archived"));
    move(scope, "approved").statusCode(409).body("detail", containsString("archived"));
    move(scope, "done").statusCode(400);
    analyst().get("/v1/scopes/" + scope).then().body("status", equalTo("archived"));
  }

  @Test
  void shouldNumberVersionsThatComeAtTheSameTime() throws Exception {
    String scope = newScope(WORDS).extract().jsonPath().getString("id");

    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> numbers =
          IntStream.range(0, 8)
              .mapToObj(i -> Map.of("scope_md", WORDS + "\nNote " + i))
              .map(
                  body ->
                      pool.submit(
                          () -> version(scope, body).extract().jsonPath().getInt("version")))
              .toList();
      assertThat(numbers).extracting(Future::get).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9);
    }
    analyst()
        .get("/v1/scopes/" + scope)
        .then()
        .body("latest_version", equalTo(9))
        .body("versions.version", equalTo(List.of(9, 8, 7, 6, 5, 4, 3, 2, 1)));
  }

  @Test
  void shouldHideScopesFromOtherOrganizations() {
    ValidatableResponse created = newScope(WORDS);
    String scope = created.extract().jsonPath().getString("id");
    String version = created.extract().jsonPath().getString("versions[0].id");
    RequestSpecification stranger = as(Role.ADMIN, "org-2");

    stranger.get("/v1/scopes/" + scope).then().statusCode(404).body("code", equalTo("not_found"));
    as(Role.ADMIN, "org-2").get("/v1/scopes/" + scope + "/version/1").then().statusCode(404);
    as(Role.ADMIN, "org-2").get("/v1/scopes").then().body("items.id", not(hasItem(scope)));
    as(Role.ADMIN, "org-2")
        .body(Map.of("status", "approved"))
        .post("/v1/scopes/" + scope + "/version")
        .then()
        .statusCode(404);
    as(Role.ADMIN, "org-2")
        .body(Map.of("scope_version_id", version))
        .post("/v1/ir/build")
        .then()
        .statusCode(404);
    analyst().get("/v1/scopes").then().body("items.id", hasItem(scope));
  }

  @Test
  void shouldStoreTheQueryOfAnApprovedScopeOnItsVersion() {
    ValidatableResponse created = newScope(drafted());
    String scope = created.extract().jsonPath().getString("id");
    move(scope, "approved").statusCode(201);

    build(created.extract().jsonPath().getString("versions[0].id"))
        .statusCode(200)
        .body("ir.entities", equalTo(List.of("customers")))
        .body("model", equalTo("builtin"))
        .body("warnings", empty());

    analyst()
        .get("/v1/scopes/" + scope + "/version/1")
        .then()
        .body("status", equalTo("approved"))
        .body("ir_json.entities", equalTo(List.of("customers")));
  }

  @Test
  void shouldBuildFromWhatAPersonEdited() {
    String edited = drafted().replaceAll("(?s)(## Dimensions\n\n)- [^\n]*", "$1- `name`");

    build(versionOf(edited)).statusCode(200).body("ir.dimensions", equalTo(List.of("name")));
  }

  @Test
  void shouldNameTheLineThatCannotBeRead() {
    String broken = "# Scope\n\n## Entities\n\n- the customers\n";

    build(versionOf(broken))
        .statusCode(400)
        .body("detail", containsString("Line 5"))
        .body("errors.path", contains("/scope_md/5"));
  }

  @Test
  void shouldNameTheLineThatTheDatasourceDoesNotKnow() {
    String edited = drafted().replaceAll("(?s)(## Dimensions\n\n)- [^\n]*", "$1- `contry`");
    int line = edited.lines().toList().indexOf("- `contry`") + 1;

    build(versionOf(edited))
        .statusCode(422)
        .body("code", equalTo("invalid_ir"))
        .body("detail", containsString("Line %d".formatted(line)))
        .body("detail", containsString("country"))
        .body("errors.path", contains("/scope_md/" + line));
  }

  @Test
  void shouldCheckTheNamesOfAQueryWhoseParametersHaveNoValues() {
    String text = "## Entities\n\n- `orders`\n\n## Filters\n\n- `%s > {{least}}`\n";

    buildFor(versionOf(text.formatted("amount")), "shop")
        .statusCode(200)
        .body("ir.filters", not(empty()));
    buildFor(versionOf(text.formatted("amuont")), "shop")
        .statusCode(422)
        .body("errors.path", contains("/scope_md/7"));
    buildFor(versionOf(text.formatted("amount")), "nowhere").statusCode(404);
  }

  @Test
  void shouldSayThatAQueryWithoutDatasourceIsUnchecked() {
    build(versionOf("## Entities\n\n- `planets`\n"))
        .statusCode(200)
        .body("warnings", hasItem(containsString("No datasource")));
  }

  @Test
  void shouldDraftWithALanguageModel() {
    say(GOOD);

    ask(Map.of("question", "What did we sell?"))
        .statusCode(200)
        .body("model", equalTo("primary"))
        .body("ir.metrics[0].name", equalTo("total"))
        .body("assumptions", equalTo(List.of("amounts are in euro")))
        .body("open_questions", equalTo(List.of("with returned orders?")));
    String system = ModelServer.lastRequest.at("/messages/0/content").asText();
    assertThat(system).contains("<data>", "customers and orders", "one JSON object");
    assertThat(system).doesNotContain("create_data");
  }

  @Test
  void shouldTellAModelWhatWasWrongWithItsAnswer() {
    say("I would rather not.", UNKNOWN_COLUMN, GOOD);

    ask(Map.of("question", "What did we sell?"))
        .statusCode(200)
        .body("model", equalTo("primary"))
        .body("ir.metrics[0].name", equalTo("total"));
    JsonNode messages = ModelServer.lastRequest.get("messages");
    assertThat(messages.get(messages.size() - 1).get("content").asText())
        .startsWith("What did we sell?")
        .contains("amuont", "/metrics/0");
  }

  @Test
  void shouldFallToTheBuiltinWhenNoTryDoes() {
    say(NO_WORDS, "nonsense", NO_WORDS, GOOD);

    ask(Map.of("question", COUNTRIES))
        .statusCode(200)
        .body("model", equalTo("builtin"))
        .body("ir.entities", equalTo(List.of("customers")));
    assertThat(ModelServer.ASKED).hasSize(3);
  }

  @Test
  void shouldSayWhyAForcedModelGaveNoQuery() {
    say(NO_WORDS, NO_WORDS, NO_WORDS);

    ask(Map.of("question", COUNTRIES, "force_model", "spare"))
        .statusCode(502)
        .body("code", equalTo("model_misbehaved"))
        .body("detail", containsString("'spare' gave no usable query in 3 tries"))
        .body("detail", containsString("amuont"));
    assertThat(ModelServer.ASKED).containsOnly("spare-model");
  }

  @Test
  void shouldSayThatAForcedModelIsAway() {
    ask(Map.of("question", COUNTRIES, "force_model", "spare"))
        .statusCode(502)
        .body("code", equalTo("model_unavailable"))
        .body("detail", containsString("'spare'"));
  }

  @Test
  void shouldKeepWhatAModelLeavesOpen() {
    say("{\"ir\":null,\"assumptions\":[],\"open_questions\":[\"Net or gross?\"]}");

    ask(Map.of("question", "What did we sell?"))
        .statusCode(200)
        .body("model", equalTo("primary"))
        .body("ir", nullValue())
        .body("open_questions", equalTo(List.of("Net or gross?")))
        .body("scope_md", containsString("- Net or gross?"));
    assertThat(ModelServer.ASKED).hasSize(1);
  }

  @Test
  void shouldKeepTheWordsOfAModelWhoseQueryNeverFits() {
    say(UNKNOWN_COLUMN, UNKNOWN_COLUMN, UNKNOWN_COLUMN);

    ask(Map.of("question", "What did we sell?"))
        .statusCode(200)
        .body("model", equalTo("primary"))
        .body("ir", nullValue())
        .body("assumptions", equalTo(List.of("amounts are in euro")))
        .body("open_questions", hasItem("with returned orders?"))
        .body("open_questions", hasItem(containsString("amuont")));
  }

  @Test
  void shouldBuildWithALanguageModelWhenNoSectionsSayIt() {
    say("{\"ir\":null,\"open_questions\":[\"Net or gross?\"]}", GOOD);

    build(versionOf(WORDS))
        .statusCode(200)
        .body("model", equalTo("primary"))
        .body("ir.metrics[0].name", equalTo("total"))
        .body("warnings", equalTo(List.of("with returned orders?")));
    assertThat(ModelServer.ASKED).hasSize(2);
  }

  @Test
  void shouldBuildWithTheBuiltinWhenTheModelIsAway() {
    build(versionOf(WORDS)).statusCode(200).body("model", equalTo("builtin"));
  }

  @Test
  void shouldKeepNoQueryOnAVersionThatWasArchivedMeanwhile() throws Exception {
    ValidatableResponse created = newScope(WORDS);
    String scope = created.extract().jsonPath().getString("id");
    String version = created.extract().jsonPath().getString("versions[0].id");
    Semaphore asked = new Semaphore(0);
    Semaphore archived = new Semaphore(0);
    ModelServer.meanwhile =
        () -> {
          asked.release();
          archived.acquireUninterruptibly();
        };
    say(GOOD);

    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Map<String, String> body = Map.of("scope_version_id", version, "force_model", "spare");
      Future<ValidatableResponse> built =
          other.submit(() -> analyst().body(body).post("/v1/ir/build").then());
      asked.acquire();
      move(scope, "archived").statusCode(201);
      archived.release();
      built.get().statusCode(409).body("code", equalTo("conflict"));
    }

    analyst().get("/v1/scopes/" + scope + "/version/1").then().body("ir_json", nullValue());
  }

  @Test
  void shouldListTheProvidersWhenAnUnknownOneIsForced() {
    ask(Map.of("question", COUNTRIES, "force_model", "oracle"))
        .statusCode(400)
        .body("code", equalTo("invalid_request"))
        .body("detail", containsString("builtin, primary, spare"));
    analyst()
        .body(Map.of("scope_version_id", versionOf(drafted()), "force_model", "oracle"))
        .post("/v1/ir/build")
        .then()
        .statusCode(400);
  }

  @Test
  void shouldBoundTextsAndQuestions() {
    ask(Map.of("question", "x".repeat(4_001))).statusCode(400);
    newScope("x".repeat(100_001)).statusCode(400).body("detail", containsString("100000"));
    newScope("y".repeat(300)).statusCode(201).body("name", equalTo("y".repeat(200)));
  }

  private static void say(String... replies) {
    ModelServer.mode = ModelServer.Mode.SAY;
    ModelServer.REPLIES.addAll(List.of(replies));
  }

  private static String drafted() {
    return ask(Map.of("question", COUNTRIES, "force_model", "builtin"))
        .extract()
        .jsonPath()
        .getString("scope_md");
  }

  private static ValidatableResponse ask(Map<String, String> body) {
    return analyst().body(body).post("/v1/ask").then();
  }

  private static ValidatableResponse newScope(String text) {
    return analyst().body(Map.of("scope_md", text)).post("/v1/scopes").then();
  }

  private static String versionOf(String text) {
    return newScope(text).statusCode(201).extract().jsonPath().getString("versions[0].id");
  }

  private static ValidatableResponse version(String scope, Map<String, String> body) {
    return analyst().body(body).post("/v1/scopes/" + scope + "/version").then().statusCode(201);
  }

  private static ValidatableResponse move(String scope, String status) {
    return analyst().body(Map.of("status", status)).post("/v1/scopes/" + scope + "/version").then();
  }

  private static ValidatableResponse build(String version) {
    return analyst().body(Map.of("scope_version_id", version)).post("/v1/ir/build").then();
  }

  private static ValidatableResponse buildFor(String version, String datasource) {
    return analyst()
        .body(Map.of("scope_version_id", version, "datasource_id", datasource))
        .post("/v1/ir/build")
        .then();
  }

  private static RequestSpecification analyst() {
    return as(Role.ANALYST, "org-1");
  }

  private static RequestSpecification as(Role role, String organization) {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", TestTokens.bearer(role, organization, Audience.AGENT));
  }
}
