package io.querent.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.contracts.job.JobEvent;
import io.querent.contracts.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an event may do to a job, and what is left of its time. */
class JobMovesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static JobRow job(JobStatus status, int generation, long fence, int progress) {
    return new JobRow(
        "job_1",
        "learn",
        "org",
        "user",
        "{}",
        "{}",
        2,
        60_000,
        status,
        generation,
        fence,
        1,
        progress,
        null,
        null,
        null,
        false,
        0,
        NOW,
        NOW.minusSeconds(10),
        null);
  }

  private static JobEvent event(JobEvent.Type type, int generation, long fence) {
    return new JobEvent(type, "job_1", generation, fence, 1, null, null, null, null, null, NOW);
  }

  @Test
  void shouldIgnoreWhatAnOlderExecutionSays() {
    JobRow job = job(JobStatus.RUNNING, 1, 5, 0);
    assertThat(JobFolding.legal(job, event(JobEvent.Type.PROGRESS, 1, 4))).isFalse();
    assertThat(JobFolding.legal(job, event(JobEvent.Type.REQUEUED, 1, 4))).isFalse();
    assertThat(JobFolding.legal(job, event(JobEvent.Type.STARTED, 1, 5))).isFalse();
    assertThat(JobFolding.legal(job, event(JobEvent.Type.STARTED, 1, 6))).isTrue();
  }

  @Test
  void shouldIgnoreEventsOfAnEarlierRequest() {
    JobRow job = job(JobStatus.QUEUED, 2, 5, 0);
    assertThat(JobFolding.legal(job, event(JobEvent.Type.COMPLETED, 1, 5))).isFalse();
    assertThat(JobFolding.legal(job, event(JobEvent.Type.COMPLETED, 2, 6))).isTrue();
  }

  @Test
  void shouldNeverMoveAJobThatHasEnded() {
    for (JobStatus end : JobStatus.values()) {
      if (end.ended()) {
        for (JobEvent.Type type : JobEvent.Type.values()) {
          assertThat(JobFolding.legal(job(end, 1, 5, 0), event(type, 1, 9))).isFalse();
        }
      }
    }
  }

  @Test
  void shouldNotWakeAJobThatWasPutBackByLateProgress() {
    JobRow job = job(JobStatus.QUEUED, 1, 5, 40);
    assertThat(JobFolding.legal(job, event(JobEvent.Type.PROGRESS, 1, 5))).isFalse();
    assertThat(JobFolding.legal(job, event(JobEvent.Type.PROGRESS, 1, 6))).isTrue();
  }

  @Test
  void shouldEstimateWhatIsLeftFromProgressAndTime() {
    assertThat(Estimates.remaining(job(JobStatus.RUNNING, 1, 1, 25), NOW))
        .isEqualTo(Duration.ofSeconds(30).toMillis());
    assertThat(Estimates.remaining(job(JobStatus.RUNNING, 1, 1, 0), NOW))
        .isEqualTo(Duration.ofSeconds(50).toMillis());
    assertThat(Estimates.remaining(job(JobStatus.COMPLETED, 1, 1, 100), NOW)).isZero();
  }
}
