package io.querent.agent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.agent.chat.ChatEntity;
import io.querent.agent.chat.ChatStore;
import io.querent.agent.chat.RunEntity;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import io.querent.kit.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers become reports; the report service stands at the wire. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(ModelServer.class)
@QuarkusTestResource(ShopServer.class)
@QuarkusTestResource(ReportServer.class)
class SaveTest {
  private static final String QUESTION = "How many customers are from Norway?";
  private static final String KEY = "how-many-customers-are-from-norway";
  private static final String WRITTEN =
      "SQL select country, count(*) as n from customers where name <> 'Cato' and id between 1 and 9"
          + " group by country having count(*) >= 1 limit 20";

  @Inject ChatStore store;

  @BeforeEach
  void calm() {
    ModelServer.calm();
    ShopServer.delayMs = 0;
    ShopServer.away = false;
    ReportServer.calm();
  }

  @Test
  void shouldShowWhatItWouldSaveAndSaveNothing() {
    save(answered(QUESTION), "?dry_run=true", Map.of())
        .statusCode(200)
        .body("offered.name", equalTo(List.of("country")))
        .body("offered.default", equalTo(List.of("Norway")))
        .body("def_json.ir.filters[0].value", equalTo("{{country}}"))
        .body("def_json.params.exposed", equalTo(List.of("country")))
        .body("def_json.params.defaults.country", equalTo("Norway"))
        .body("def_json.notes", equalTo(QUESTION));

    assertThat(ReportServer.reports()).isZero();
  }

  @Test
  void shouldSaveAnAnswerOnce() {
    String run = answered(QUESTION);

    save(run, "", Map.of())
        .statusCode(201)
        .body("report.key", equalTo(KEY))
        .body("report.title", equalTo(QUESTION))
        .body("report.datasource_id", equalTo("shop"))
        .body("version.version", equalTo(1))
        .body("created", equalTo(true));
    save(run, "", null)
        .statusCode(200)
        .body("report.key", equalTo(KEY))
        .body("version.version", equalTo(1))
        .body("offered.name", equalTo(List.of("country")))
        .body("created", equalTo(false));

    assertThat(ReportServer.reports()).isEqualTo(1);
    assertThat(ReportServer.versions(KEY)).isEqualTo(1);
  }

  @Test
  void shouldExposeOnlyWhatIsPicked() {
    String run = answered(QUESTION);

    save(run, "", Map.of("parameters", List.of(), "portable", true))
        .statusCode(201)
        .body("version.def_json.params", nullValue())
        .body("version.datasource_id", nullValue())
        .body("version.def_json.ir.filters[0].value", equalTo("Norway"));
    save(run, "", Map.of("parameters", List.of("country", "city")))
        .statusCode(400)
        .body("code", equalTo("invalid_request"))
        .body("detail", containsString("country"));

    assertThat(ReportServer.reports()).isEqualTo(1);
  }

  @Test
  void shouldFindParametersInAStatementOfALanguageModel() {
    ModelServer.mode = ModelServer.Mode.WORK;
    String run = answered(WRITTEN);

    save(run, "?dry_run=true", Map.of())
        .statusCode(200)
        .body("offered.name", equalTo(List.of("name", "minId", "maxId", "minCount")))
        .body("offered.path", everyItem(equalTo("/sql")))
        .body(
            "def_json.sql",
            containsString("name <> {{name}} and id between {{minId}} and {{maxId}}"))
        .body("def_json.sql", containsString("having count(*) >= {{minCount}} limit 20"))
        .body("def_json.params.defaults.maxId", equalTo(9))
        .body("def_json.params.schema.properties.name.type", equalTo("string"));
    save(run, "", Map.of("key", "written", "parameters", List.of("name")))
        .statusCode(201)
        .body("version.def_json.sql", containsString("id between 1 and 9"))
        .body("version.def_json.params.exposed", equalTo(List.of("name")));
  }

  @Test
  void shouldAddAVersionToTheReportOfThatKeyOnlyForNewContent() {
    String run = answered(QUESTION);
    save(run, "", Map.of("key", "norway")).statusCode(201).body("version.version", equalTo(1));

    save(run, "", Map.of("key", "norway"))
        .statusCode(200)
        .body("version.version", equalTo(1))
        .body("created", equalTo(false));
    save(run, "", Map.of("key", "norway", "parameters", List.of()))
        .statusCode(201)
        .body("version.version", equalTo(2))
        .body("created", equalTo(true));
  }

  @Test
  void shouldNeverTakeOverTheEmptyReportOfSomebodyElse() {
    String run = answered(QUESTION);
    ReportServer.put("theirs", "user-admin");
    ReportServer.put(KEY, "user-admin");

    save(run, "", Map.of("key", "theirs"))
        .statusCode(409)
        .body("code", equalTo("conflict"))
        .body("detail", containsString("somebody else"));
    save(run, "", Map.of()).statusCode(201).body("report.key", equalTo(KEY + "-2"));

    assertThat(ReportServer.versions("theirs")).isZero();
    assertThat(ReportServer.versions(KEY)).isZero();
  }

  @Test
  void shouldFillTheCallersOwnEmptyReportAndLeaveArchivedOnesAlone() {
    String run = answered(QUESTION);
    ReportServer.put("mine", "user-analyst");
    ReportServer.put("old", "user-analyst");
    ReportServer.archive("old");

    save(run, "", Map.of("key", "mine")).statusCode(201).body("version.version", equalTo(1));
    save(run, "", Map.of("key", "old")).statusCode(409).body("detail", containsString("archived"));
  }

  @Test
  void shouldFinishWhatAnEarlierTryHasLeftHalfDone() {
    String run = answered(QUESTION);
    ReportServer.refusing = true;
    save(run, "", Map.of())
        .statusCode(422)
        .body("code", equalTo("invalid_definition"))
        .body("detail", containsString("Refused as told"));
    ReportServer.refusing = false;

    save(run, "", Map.of()).statusCode(201).body("report.key", equalTo(KEY));

    assertThat(ReportServer.reports()).isEqualTo(1);
  }

  @Test
  void shouldSayThatTheReportsAreAwayAndSaveLater() {
    String run = answered(QUESTION);
    ReportServer.away = true;
    save(run, "", Map.of())
        .statusCode(503)
        .body("code", equalTo("service_unavailable"))
        .body("detail", containsString("reports cannot be reached"));
    ReportServer.away = false;

    save(run, "", Map.of()).statusCode(201).body("report.key", equalTo(KEY));
  }

  @Test
  void shouldKeepTheAnswersOfOthersToThemselves() {
    String run = answered(QUESTION);

    for (String bearer :
        List.of(
            TestTokens.bearer(Role.ANALYST, "org-2", Audience.AGENT),
            TestTokens.bearer(Role.ADMIN, "org-1", Audience.AGENT))) {
      given()
          .header("Authorization", bearer)
          .contentType(ContentType.JSON)
          .body(Map.of())
          .post("/v1/runs/" + run + "/save")
          .then()
          .statusCode(404)
          .body("code", equalTo("not_found"));
    }
    given()
        .header("Authorization", TestTokens.bearer(Role.VIEWER, "org-1", Audience.AGENT))
        .contentType(ContentType.JSON)
        .post("/v1/runs/" + run + "/save")
        .then()
        .statusCode(403);
  }

  @Test
  void shouldSaveOnlyAnswersWithData() {
    String refused = run(asked("Delete all customers"));

    save(refused, "", Map.of())
        .statusCode(409)
        .body("code", equalTo("conflict"))
        .body("detail", containsString("'refused'"));
    save(unfinished(), "", Map.of())
        .statusCode(409)
        .body("detail", containsString("still being answered"))
        .body("detail", not(containsString("refused")));
    assertThat(ReportServer.reports()).isZero();
  }

  private String unfinished() {
    Caller owner = new Caller("user-analyst", "org-1", null, Set.of("analyst"));
    ChatEntity chat = ChatStore.newChat(owner, "open", null);
    RunEntity run = new RunEntity();
    run.id = "run_open" + System.nanoTime();
    run.chatId = chat.id;
    run.organizationId = owner.organizationId();
    run.userId = owner.userId();
    run.question = "How long?";
    run.status = RunEntity.RUNNING;
    run.nodeId = "node_here";
    run.createdAt = Instant.now();
    run.leaseUntil = Instant.now().plusSeconds(600);
    store.begin(chat, run);
    return run.id;
  }

  private static String answered(String question) {
    return run(asked(question).body("status", equalTo("answered")));
  }

  private static String run(ValidatableResponse answer) {
    return answer.extract().jsonPath().getString("run_id");
  }

  private static ValidatableResponse asked(String question) {
    return given()
        .header("Authorization", TestTokens.bearer(Role.ANALYST, "org-1", Audience.AGENT))
        .contentType(ContentType.JSON)
        .body(Map.of("question", question))
        .post("/v1/ask/quick")
        .then();
  }

  private static ValidatableResponse save(String run, String query, Map<String, Object> body) {
    var request =
        given()
            .header("Authorization", TestTokens.bearer(Role.ANALYST, "org-1", Audience.AGENT))
            .contentType(ContentType.JSON);
    return (body == null ? request : request.body(body))
        .post("/v1/runs/" + run + "/save" + query)
        .then();
  }
}
