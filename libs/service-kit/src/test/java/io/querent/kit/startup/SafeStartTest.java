package io.querent.kit.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.StartupEvent;
import io.querent.kit.identity.InternalConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SafeStartTest {
  private static final String DEVELOPMENT = "querent-development-secret-change-me";
  private static final String RANDOM = "Zk1x0cUqX1u0m7o3u9m0Tn5uHq2p8s4w";

  @Test
  void shouldRefuseTheDevelopmentSecretInProduction() {
    assertThatIllegalStateException()
        .isThrownBy(() -> start("production", DEVELOPMENT))
        .withMessageStartingWith("QUERENT_INTERNAL_SECRET is not set")
        .withMessageNotContaining(DEVELOPMENT);
  }

  @Test
  void shouldTakeTheDevelopmentSecretOnOneMachine() {
    assertThatCode(() -> start("local", DEVELOPMENT)).doesNotThrowAnyException();
  }

  @Test
  void shouldTakeARandomSecretInProduction() {
    assertThatCode(() -> start("production", RANDOM)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseShortSecretsEverywhere() {
    String secret = RANDOM.substring(1);

    assertThatIllegalStateException()
        .isThrownBy(() -> start("local", secret))
        .withMessageStartingWith("QUERENT_INTERNAL_SECRET has 31 characters")
        .withMessageNotContaining(secret);
  }

  private static void start(String deployment, String secret) {
    new SafeStart().check(new StartupEvent(), new Settings(deployment, secret));
  }

  private record Settings(String deployment, String internalSecret)
      implements InternalConfiguration {
    @Override
    public Duration internalTokenLifetime() {
      return Duration.ofSeconds(60);
    }

    @Override
    public String audience() {
      return "file";
    }
  }
}
