package io.querent.local.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanupTest {

  private final List<String> undone = new ArrayList<>();

  @Test
  void shouldUndoTheLatestFirstAndOnlyOnce() {
    Cleanup cleanup = new Cleanup();
    cleanup.add("drop a", () -> undone.add("a"));
    cleanup.add("drop b", () -> undone.add("b"));

    cleanup.close();
    cleanup.close();

    assertThat(undone).containsExactly("b", "a");
  }

  @Test
  void shouldUndoTheOthersWhenOneFails() {
    Cleanup cleanup = new Cleanup();
    cleanup.add("drop a", () -> undone.add("a"));
    cleanup.add(
        "drop b",
        () -> {
          throw new IllegalStateException("busy");
        });

    cleanup.close();

    assertThat(undone).containsExactly("a");
  }

  @Test
  void shouldMakeNothingAnyMoreOnceItEnds() {
    Cleanup cleanup = new Cleanup();
    cleanup.close();

    assertThatThrownBy(() -> cleanup.make(() -> undone.add("made")))
        .isInstanceOf(EvaluationFailure.class);
    assertThat(undone).isEmpty();
  }
}
