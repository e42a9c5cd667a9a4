package io.querent.agent.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.contracts.agent.Usage;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunLimitsTest {
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void shouldEndAfterTheLastStep() {
    RunLimits limits = new RunLimits(new Limits(2, 0, 100, LONG));
    limits.step();
    limits.step();

    assertThatThrownBy(limits::step)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_REACHED))
        .hasMessageContaining("2 turns");
  }

  @Test
  void shouldEndWhenTheTokensAreSpent() {
    RunLimits limits = new RunLimits(new Limits(9, 0, 100, LONG));
    limits.spent(new Usage("a", "m", 60, 40, null));
    assertThatCode(limits::step).doesNotThrowAnyException();
    limits.spent(new Usage("a", "m", 1, 0, null));

    assertThatThrownBy(limits::step).hasMessageContaining("100 tokens");
  }

  @Test
  void shouldEndWhenTheTimeIsOver() {
    RunLimits limits = new RunLimits(new Limits(9, 0, 100, Duration.ZERO));

    assertThatThrownBy(limits::step).hasMessageContaining("0 seconds");
  }

  @Test
  void shouldEndWithTheFailureThatWasOneTooMany() {
    RunLimits limits = new RunLimits(new Limits(9, 1, 100, LONG));
    ProblemException first = new ProblemException(ErrorCode.STATEMENT_FAILED, "first");
    ProblemException second = new ProblemException(ErrorCode.UNKNOWN_COLUMN, "second");
    limits.failed(first);

    assertThatThrownBy(() -> limits.failed(second)).isSameAs(second);
  }

  @Test
  void shouldSumWhatSeveralProvidersCost() {
    RunLimits limits = new RunLimits(new Limits(9, 0, 100, LONG));
    limits.spent(new Usage("a", "m", 10, 1, 0.5));
    limits.spent(new Usage("b", "n", 20, 2, null));

    assertThat(limits.usage()).isEqualTo(new Usage("b", "n", 30, 3, 0.5));
  }

  private record Limits(int steps, int retries, long tokens, Duration time)
      implements LoopConfiguration {
    @Override
    public int callsPerStep() {
      return 1;
    }

    @Override
    public int history() {
      return 0;
    }
  }
}
