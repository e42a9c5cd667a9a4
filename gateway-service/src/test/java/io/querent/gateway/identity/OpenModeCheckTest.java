package io.querent.gateway.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenModeCheckTest {
  @Test
  void shouldRefuseOpenModeInProductionEvenOnLoopback() {
    assertThatThrownBy(() -> OpenModeCheck.refuseUnlessAlone("production", "127.0.0.1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("QUERENT_AUTH_MODE=local");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "querent.example.org", "::"})
  void shouldRefuseOpenModeWhereOthersCanReachIt(String host) {
    assertThatThrownBy(() -> OpenModeCheck.refuseUnlessAlone("local", host))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void shouldAllowOpenModeOnOneMachine(String host) {
    assertThatCode(() -> OpenModeCheck.refuseUnlessAlone("local", host)).doesNotThrowAnyException();
  }
}
