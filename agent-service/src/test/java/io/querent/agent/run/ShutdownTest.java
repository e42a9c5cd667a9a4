package io.querent.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.querent.agent.ModelServer;
import io.querent.agent.ShopServer;
import io.querent.agent.chat.ChatStore;
import io.querent.contracts.identity.Caller;
import io.querent.kit.identity.CurrentCaller;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.RedisTestResource;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a node's runs when it is asked to go. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(RedisTestResource.class)
@QuarkusTestResource(ModelServer.class)
@QuarkusTestResource(ShopServer.class)
class ShutdownTest {
  private static final Caller CALLER = new Caller("user-analyst", "org-1", null, Set.of("analyst"));

  @Inject RunService runs;
  @Inject ChatStore store;

  @AfterEach
  void calm() {
    ShopServer.delayMs = 0;
  }

  @Test
  void shouldKeepTheEndOfItsRunsBeforeItGoes() {
    ShopServer.delayMs = 5_000;
    NewRun question = new NewRun("How many orders are there?", null, "shop", null, "builtin");
    AtomicReference<RunHandle> started = new AtomicReference<>();
    CurrentCaller.as(CALLER, () -> started.set(runs.start(question, CALLER)));

    runs.shutDown(new ShutdownEvent());

    assertThat(store.run(started.get().runId(), CALLER).status).isEqualTo("stopped");
  }
}
