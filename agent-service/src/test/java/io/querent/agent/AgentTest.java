package io.querent.agent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.agent.chat.ChatEntity;
import io.querent.agent.chat.ChatStore;
import io.querent.agent.chat.RunEntity;
import io.querent.contracts.agent.Answer;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import io.querent.kit.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The agent with real PostgreSQL and Redis; the model and the datasource service stand at the wire.
 */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(ModelServer.class)
@QuarkusTestResource(ShopServer.class)
class AgentTest {
  private static final long LISTING_IS_BELIEVED_MS = 2_100;
  private static final String TOTAL = "SQL select sum(amount) as total from orders";

  @TestHTTPResource("/")
  URI address;

  @Inject ChatStore store;
  @Inject ObjectMapper json;

  @BeforeEach
  void calm() {
    ModelServer.calm();
    ShopServer.delayMs = 0;
    ShopServer.away = false;
  }

  @Test
  void shouldAnswerWithoutAnyModel() {
    ask("How many customers are there?")
        .statusCode(200)
        .body("status", equalTo("answered"))
        .body("rows", equalTo(List.of(List.of(3))))
        .body("datasource_id", equalTo("shop"))
        .body("usage.provider", equalTo("builtin"))
        .body("reading[0].words", containsString("customers"))
        .body("warnings", hasItem(containsString("primary")));
  }

  @Test
  void shouldDeclineToChangeData() {
    ask("Delete all customers from Norway")
        .body("status", equalTo("refused"))
        .body("sql", equalTo(null));
  }

  @Test
  void shouldKeepEveryFieldOfAnAnswerThatHasNoData() {
    Map<String, Object> answer = ask("Delete all customers").extract().jsonPath().getMap("");

    assertThat(answer)
        .containsKeys(
            "run_id",
            "status",
            "answer",
            "datasource_id",
            "sql",
            "columns",
            "rows",
            "row_count",
            "truncated",
            "result_id",
            "chart",
            "reading",
            "warnings",
            "usage",
            "elapsed_ms")
        .doesNotContainKeys("clarification", "ir");
  }

  @Test
  void shouldLetALanguageModelQueryAndWordTheAnswer() {
    ModelServer.mode = ModelServer.Mode.WORK;

    ask(TOTAL)
        .body("status", equalTo("answered"))
        .body("rows", equalTo(List.of(List.of(42))))
        .body("answer", containsString("[42]"))
        .body("usage.provider", equalTo("primary"))
        .body("usage.prompt_tokens", equalTo(22))
        .body("usage.completion_tokens", equalTo(14))
        .body("warnings", hasSize(0));
    String system = ModelServer.lastRequest.get("messages").get(0).get("content").asText();
    assertThat(system).contains("<data>", "customers and orders");
  }

  @Test
  void shouldGiveAMalformedToolCallBackToTheModel() {
    ModelServer.mode = ModelServer.Mode.MALFORMED;

    ask(TOTAL).body("status", equalTo("answered")).body("rows", equalTo(List.of(List.of(42))));
  }

  @Test
  void shouldEndHonestlyWhenTheModelNeverLearns() {
    ModelServer.mode = ModelServer.Mode.HOPELESS;

    ask(TOTAL).body("status", equalTo("failed")).body("answer", containsString("not JSON"));
  }

  @Test
  void shouldSayThatTheDatasourcesAreAway() throws Exception {
    ShopServer.away = true;
    Thread.sleep(LISTING_IS_BELIEVED_MS);

    ask("How many customers are there?")
        .body("status", equalTo("failed"))
        .body("answer", containsString("datasources cannot be reached"));
    analyst()
        .contentType(ContentType.JSON)
        .body(Map.of("question", "How many?", "datasource_id", "shop"))
        .post("/v1/ask/quick")
        .then()
        .statusCode(503)
        .body("code", equalTo("service_unavailable"));
  }

  @Test
  void shouldGiveUpAStatementThatKeepsFailing() {
    ModelServer.mode = ModelServer.Mode.WORK;

    ask("SQL select amount from nowhere")
        .body("status", equalTo("failed"))
        .body("answer", containsString("nowhere"));
  }

  @Test
  void shouldFallBackWhenTheModelHangs() {
    ModelServer.mode = ModelServer.Mode.HANG;

    ask("How many customers are there?")
        .body("status", equalTo("answered"))
        .body("usage.provider", equalTo("builtin"));
  }

  @Test
  void shouldFailRatherThanFallBackAfterTheFirstToken() {
    ModelServer.mode = ModelServer.Mode.BREAK_OFF;

    ask("How many customers are there?")
        .body("status", equalTo("failed"))
        .body("answer", containsString("broke off"));
  }

  @Test
  void shouldStreamOneStartAndOneEndAndResumeFromAnyEvent() throws Exception {
    String chat = newChat();

    List<JsonNode> events =
        EventReader.post(
            address,
            "/v1/chats/" + chat + "/messages",
            "{\"content\":\"How many orders are there?\"}");

    assertThat(events).extracting(e -> e.get("seq").asInt()).isSorted().doesNotHaveDuplicates();
    assertThat(events.getFirst().get("event").asText()).isEqualTo("completion.started");
    assertThat(events.getLast().get("event").asText()).isEqualTo("completion.finished");
    assertThat(events)
        .filteredOn(e -> e.get("event").asText().equals("completion.finished"))
        .hasSize(1);
    assertThat(events.getLast().at("/data/answer/rows/0/0").asInt()).isEqualTo(4);
    String run = events.getFirst().get("run_id").asText();
    List<JsonNode> rest = EventReader.get(address, "/v1/runs/" + run + "/events", 3);
    assertThat(rest).isEqualTo(events.subList(3, events.size()));
  }

  @Test
  void shouldStopInTheMiddleOfAQuery() throws Exception {
    ShopServer.delayMs = 5_000;
    int abandonedBefore = ShopServer.abandoned.get();
    String chat = newChat();
    EventReader reader =
        EventReader.start(
            address,
            "/v1/chats/" + chat + "/messages",
            "{\"content\":\"How many orders are there?\"}");
    String run = reader.awaitEvent("tool.started").get("run_id").asText();
    long before = System.nanoTime();

    analyst().post("/v1/runs/" + run + "/stop").then().statusCode(200);

    assertThat(reader.awaitEvent("completion.finished").at("/data/status").asText())
        .isEqualTo("stopped");
    assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(4_000);
    analyst().get("/v1/runs/" + run).then().body("status", equalTo("stopped"));
    Thread.sleep(6_000);
    assertThat(ShopServer.abandoned.get()).isEqualTo(abandonedBefore + 1);
  }

  @Test
  void shouldStopAModelThatIsTalking() throws Exception {
    ModelServer.mode = ModelServer.Mode.SLOW;
    String chat = newChat();
    EventReader reader =
        EventReader.start(address, "/v1/chats/" + chat + "/messages", "{\"content\":\"Tell me\"}");
    String run = reader.awaitEvent("block.delta.token").get("run_id").asText();

    analyst().post("/v1/runs/" + run + "/stop").then().statusCode(200);

    assertThat(reader.awaitEvent("completion.finished").at("/data/status").asText())
        .isEqualTo("stopped");
  }

  @Test
  void shouldEndTheRunOfADeadNode() throws Exception {
    Caller owner = new Caller("user-analyst", "org-1", null, Set.of("analyst"));
    ChatEntity chat = ChatStore.newChat(owner, "lost", null);
    RunEntity run = new RunEntity();
    run.id = "run_lost" + System.nanoTime();
    run.chatId = chat.id;
    run.organizationId = owner.organizationId();
    run.userId = owner.userId();
    run.question = "What became of me?";
    run.status = RunEntity.RUNNING;
    run.nodeId = "node_dead";
    run.createdAt = Instant.now().minusSeconds(60);
    run.leaseUntil = Instant.now().minusSeconds(30);
    store.begin(chat, run);

    List<JsonNode> events = EventReader.get(address, "/v1/runs/" + run.id + "/events", 0);

    assertThat(events).hasSize(1);
    assertThat(events.getFirst().at("/data/status").asText()).isEqualTo("error");
    assertThat(events.getFirst().at("/data/error/code").asText()).isEqualTo("run_lost");
  }

  @Test
  void shouldHeedAStopThatCameThroughAnotherNode() throws Exception {
    ModelServer.mode = ModelServer.Mode.SLOW;
    EventReader reader =
        EventReader.start(
            address, "/v1/chats/" + newChat() + "/messages", "{\"content\":\"Tell me\"}");
    String run = reader.awaitEvent("block.delta.token").get("run_id").asText();

    store.requestStop(run);

    assertThat(reader.awaitEvent("completion.finished").at("/data/status").asText())
        .isEqualTo("stopped");
  }

  @Test
  void shouldTellTheEndThatAnotherNodeHasKept() throws Exception {
    ShopServer.delayMs = 2_000;
    String chat = newChat();
    EventReader reader =
        EventReader.start(
            address,
            "/v1/chats/" + chat + "/messages",
            "{\"content\":\"How many orders are there?\"}");
    String id = reader.awaitEvent("tool.started").get("run_id").asText();
    RunEntity run = store.run(id, new Caller("user-analyst", "org-1", null, Set.of("analyst")));
    Answer lost =
        json.readValue(
            """
            {"run_id":"%s","chat_id":"%s","status":"failed","answer":"Ask again.","columns":[],"rows":[],
             "reading":[],"warnings":["run_lost"]}
            """
                .formatted(id, chat),
            Answer.class);

    assertThat(store.finish(run, lost, null)).isTrue();

    JsonNode end = reader.awaitEvent("completion.finished");
    assertThat(end.at("/data/status").asText()).isEqualTo("error");
    assertThat(end.at("/data/error/code").asText()).isEqualTo("run_lost");
    assertThat(end.at("/data/answer/answer").asText()).isEqualTo("Ask again.");
  }

  @Test
  void shouldGoOnWithTheChoiceThatAPersonTook() {
    ModelServer.mode = ModelServer.Mode.CLARIFY;
    ValidatableResponse asked = ask("How many?").body("status", equalTo("awaiting_input"));
    String messages = "/v1/chats/" + asked.extract().path("chat_id") + "/messages";
    String choice = asked.extract().path("clarification.choices[0].id");

    analyst()
        .contentType(ContentType.JSON)
        .body(Map.of("content", "both", "choice", "choice_9"))
        .post(messages)
        .then()
        .statusCode(400)
        .body("detail", containsString(choice));
    analyst()
        .contentType(ContentType.JSON)
        .body(Map.of("content", "all orders", "choice", choice, "force_model", "builtin"))
        .post(messages)
        .then()
        .body("status", equalTo("answered"))
        .body("rows", equalTo(List.of(List.of(4))));
  }

  @Test
  void shouldKeepChatsToTheirOwnersAndListThem() {
    String chat = newChat();
    analyst()
        .contentType(ContentType.JSON)
        .body(Map.of("title", "Renamed"))
        .patch("/v1/chats/" + chat)
        .then()
        .statusCode(200)
        .body("title", equalTo("Renamed"));

    analyst().get("/v1/chats").then().body("items.id", hasItem(chat));
    as(Role.VIEWER)
        .get("/v1/chats/" + chat)
        .then()
        .statusCode(404)
        .body("code", equalTo("not_found"));
    analyst().delete("/v1/chats/" + chat).then().statusCode(204);
    analyst().get("/v1/chats/" + chat).then().statusCode(404);
  }

  @Test
  void shouldDeleteManyChatsAtOnce() throws Exception {
    List<String> chats = IntStream.range(0, 60).mapToObj(_ -> newChat()).toList();

    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> statuses =
          chats.stream()
              .map(chat -> pool.submit(() -> analyst().delete("/v1/chats/" + chat).statusCode()))
              .toList();
      for (Future<Integer> status : statuses) {
        assertThat(status.get()).isEqualTo(204);
      }
    }
  }

  @Test
  void shouldKeepQuestionAndAnswerInTheChat() {
    String chat = newChat();
    Map<String, String> body = Map.of("question", "How many customers are there?", "chat_id", chat);
    analyst().contentType(ContentType.JSON).body(body).post("/v1/ask/quick").then().statusCode(200);

    analyst()
        .get("/v1/chats/" + chat)
        .then()
        .body("messages.role", equalTo(List.of("user", "assistant")))
        .body("messages[0].content", equalTo("How many customers are there?"))
        .body("messages[1].answer.rows[0][0]", equalTo(3))
        .body("title", equalTo("How many customers are there?"));
  }

  @Test
  void shouldSayWhatIsWrongWithARequest() {
    ask(" ").statusCode(400).body("code", equalTo("invalid_request"));
    analyst()
        .contentType(ContentType.JSON)
        .body("{oops")
        .post("/v1/ask/quick")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("malformed_json"));
    analyst()
        .contentType(ContentType.JSON)
        .body("{\"qestion\":\"x\"}")
        .post("/v1/ask/quick")
        .then()
        .statusCode(400)
        .body("detail", containsString("qestion"));
    analyst()
        .contentType(ContentType.JSON)
        .body("{\"question\":5}")
        .post("/v1/ask/quick")
        .then()
        .statusCode(400)
        .body("errors.path", hasItem("/question"));
    analyst()
        .contentType(ContentType.JSON)
        .body(Map.of("question", "How many?", "datasource_id", "nowhere"))
        .post("/v1/ask/quick")
        .then()
        .statusCode(404)
        .body("detail", containsString("nowhere"));
    given().get("/v1/chats").then().statusCode(401);
    given()
        .header("Authorization", TestTokens.bearer(Role.ANALYST, "org-1", Audience.FILE))
        .get("/v1/chats")
        .then()
        .statusCode(401);
  }

  @Test
  void shouldListModelsWithoutTheirKeys() {
    String models =
        analyst()
            .get("/v1/models")
            .then()
            .statusCode(200)
            .body("route", equalTo(List.of("primary", "builtin")))
            .body("providers.id", equalTo(List.of("builtin", "primary", "spare")))
            .extract()
            .asString();

    assertThat(models).doesNotContain("sk-test");
  }

  @Test
  void shouldAskTheForcedProviderOnly() {
    ModelServer.mode = ModelServer.Mode.WORK;

    asking(Map.of("question", TOTAL, "force_model", "spare"))
        .body("status", equalTo("answered"))
        .body("usage.provider", equalTo("spare"));

    assertThat(ModelServer.ASKED).containsOnly("spare-model");
  }

  @Test
  void shouldNotFallBackFromAForcedProvider() {
    asking(Map.of("question", "How many customers are there?", "force_model", "spare"))
        .statusCode(200)
        .body("status", equalTo("failed"))
        .body("answer", containsString("'spare' did not answer"))
        .body("usage.provider", equalTo("spare"));

    assertThat(ModelServer.ASKED).contains("spare-model").doesNotContain("test-model");
  }

  @Test
  void shouldLeaveLanguageModelsAloneWhenTheBuiltinIsForced() throws Exception {
    String body = "{\"content\":\"How many customers are there?\",\"force_model\":\"builtin\"}";

    List<JsonNode> events = EventReader.post(address, "/v1/chats/" + newChat() + "/messages", body);

    assertThat(events.getFirst().at("/data/provider").asText()).isEqualTo("builtin");
    assertThat(events.getLast().at("/data/answer/rows/0/0").asInt()).isEqualTo(3);
    assertThat(ModelServer.ASKED).isEmpty();
  }

  @Test
  void shouldRefuseAnUnknownProviderBeforeARunBegins() {
    String chat = newChat();

    analyst()
        .contentType(ContentType.JSON)
        .body(Map.of("content", "How many customers are there?", "force_model", "oracle"))
        .post("/v1/chats/" + chat + "/messages")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_request"))
        .body("detail", containsString("builtin, primary, spare"))
        .body("errors.path", hasItem("/force_model"));
    analyst()
        .contentType(ContentType.JSON)
        .accept("text/event-stream")
        .body(Map.of("content", "How many customers are there?", "force_model", "oracle"))
        .post("/v1/chats/" + chat + "/messages")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_request"));

    analyst().get("/v1/chats/" + chat).then().body("messages", hasSize(0));
  }

  private static ValidatableResponse ask(String question) {
    return asking(Map.of("question", question));
  }

  private static ValidatableResponse asking(Map<String, String> body) {
    return analyst().contentType(ContentType.JSON).body(body).post("/v1/ask/quick").then();
  }

  private static String newChat() {
    return analyst()
        .contentType(ContentType.JSON)
        .body(Map.of())
        .post("/v1/chats")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getString("id");
  }

  private static RequestSpecification analyst() {
    return as(Role.ANALYST);
  }

  private static RequestSpecification as(Role role) {
    return given().header("Authorization", TestTokens.bearer(role, "org-1", Audience.AGENT));
  }
}
