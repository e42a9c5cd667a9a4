package io.querent.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.querent.agent.ModelServer;
import io.querent.agent.context.RunContext;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is asked for what, over providers whose models all speak over one server. */
class ModelRouteTest {
  private static final ModelServer SERVER = new ModelServer();
  private static String url;

  @BeforeAll
  static void start() {
    url = SERVER.start().get("querent.models.providers.primary.base-url");
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void well() {
    ModelServer.calm();
    ModelServer.mode = ModelServer.Mode.SAY;
    ModelServer.REPLIES.addAll(List.of("one", "two"));
  }

  @Test
  void shouldFollowTheGeneralRouteWhenNoPurposeIsRouted() {
    ModelRoute route = route(Map.of("querent.models.route", "b,a,builtin"));

    assertThat(ids(route, ModelRoute.Purpose.CHAT)).containsExactly("b", "a", "builtin");
    assertThat(ids(route, ModelRoute.Purpose.SQL)).containsExactly("b", "a", "builtin");
  }

  @Test
  void shouldOrderProvidersByPurpose() {
    ModelRoute route = route(purposes());

    assertThat(ids(route, ModelRoute.Purpose.CHAT)).containsExactly("a", "b", "builtin");
    assertThat(ids(route, ModelRoute.Purpose.SQL)).containsExactly("c", "a", "b", "builtin");
  }

  @Test
  void shouldTakeTurnsToTheProvidersOfTheirPurpose() {
    ModelRoute route = route(purposes());

    assertThat(turn(route, ModelRoute.Purpose.SQL, null).usage().provider()).isEqualTo("c");
    assertThat(turn(route, ModelRoute.Purpose.CHAT, null).usage().provider()).isEqualTo("a");
    assertThat(ModelServer.ASKED).containsExactly("model-c", "model-a");
  }

  @Test
  void shouldGoDownToTheBackupAndSayWhoWasSilent() {
    ModelServer.FAILING.addAll(List.of("model-c", "model-a"));
    ModelRoute route = route(purposes());
    RunContext context = context(null);

    ModelTurn turn = turn(route, ModelRoute.Purpose.SQL, context);

    assertThat(turn.usage().provider()).isEqualTo("b");
    assertThat(context.state().warnings())
        .containsExactly("The model 'c' did not answer.", "The model 'a' did not answer.");
  }

  @Test
  void shouldEndWithTheForcedProvider() {
    ModelServer.FAILING.add("model-b");
    ModelRoute route = route(purposes());

    assertThatThrownBy(() -> turn(route, ModelRoute.Purpose.SQL, context("b")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNAVAILABLE))
        .hasMessageContaining("'b'");
    assertThat(ModelServer.ASKED).containsOnly("model-b");
  }

  @Test
  void shouldRefuseToStartWithAKeyThatNamesNoProvider() {
    assertThatThrownBy(() -> route(Map.of("querent.models.sql-primary", "coder")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'coder'");
  }

  private static Map<String, String> purposes() {
    return Map.of(
        "querent.models.route", "builtin",
        "querent.models.chat-primary", "a",
        "querent.models.chat-backup", "b",
        "querent.models.sql-primary", "c");
  }

  private static List<String> ids(ModelRoute route, ModelRoute.Purpose purpose) {
    return route.providers(purpose, null).stream().map(ModelProvider::id).toList();
  }

  private static ModelTurn turn(ModelRoute route, ModelRoute.Purpose purpose, RunContext given) {
    RunContext context = given == null ? context(null) : given;
    ChatRequest request = ChatRequest.builder().messages(UserMessage.from("Say it")).build();
    return route.turn(purpose, context, request, _ -> {}, new StopSignal());
  }

  private static RunContext context(String forced) {
    RunContext plain = RunContext.toRead(null, "Say it", null);
    return new RunContext(
        null,
        null,
        null,
        plain.question(),
        null,
        List.of(),
        null,
        forced,
        Instant.EPOCH,
        ZoneOffset.UTC,
        plain.state());
  }

  private static ModelRoute route(Map<String, String> keys) {
    Map<String, String> all = new HashMap<>(keys);
    for (String id : List.of("a", "b", "c")) {
      String provider = "querent.models.providers." + id;
      all.put(provider + ".kind", "openai");
      all.put(provider + ".base-url", url);
      all.put(provider + ".model", "model-" + id);
      all.put(provider + ".timeout", "PT5S");
      all.put(provider + ".idle-timeout", "PT1S");
    }
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(ModelConfiguration.class)
            .withDefaultValues(all)
            .build();
    ModelRoute route = new ModelRoute();
    route.configuration = config.getConfigMapping(ModelConfiguration.class);
    route.builtin = new BuiltinProvider();
    route.prepare();
    return route;
  }
}
