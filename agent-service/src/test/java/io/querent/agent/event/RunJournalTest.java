package io.querent.agent.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.agent.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunJournalTest {
  private final List<RunEvent> mirrored = new ArrayList<>();
  private final RunJournal journal =
      new RunJournal("run_1", "chat_1", 2, new ObjectMapper(), mirrored::add);

  @Test
  void shouldTakeTheEndWhenItIsFull() throws Exception {
    journal.append(RunEvent.STARTED, Map.of());
    journal.append(RunEvent.TOKEN, Map.of());
    journal.append(RunEvent.TOKEN, Map.of());
    journal.append(RunEvent.FINISHED, Map.of());

    assertThat(journal.after(0, Duration.ZERO))
        .isEqualTo(mirrored)
        .extracting(RunEvent::event)
        .containsExactly(RunEvent.STARTED, RunEvent.TOKEN, RunEvent.FINISHED);
  }

  @Test
  void shouldTakeNothingAfterTheEnd() throws Exception {
    journal.append(RunEvent.FINISHED, Map.of("status", "success"));
    journal.append(RunEvent.FINISHED, Map.of("status", "error"));
    journal.append(RunEvent.TOKEN, Map.of());

    assertThat(journal.ended()).isTrue();
    assertThat(journal.after(0, Duration.ZERO)).hasSize(1);
    assertThat(journal.after(1, Duration.ofSeconds(30))).isEmpty();
  }

  @Test
  void shouldWakeAReaderThatWaits() throws Exception {
    Thread.ofVirtual().start(() -> journal.append(RunEvent.STARTED, Map.of()));

    assertThat(journal.after(0, Duration.ofSeconds(30)))
        .extracting(RunEvent::seq)
        .containsExactly(1L);
  }
}
