package io.querent.report.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FireTimesTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:30Z");

  @Test
  void shouldSpeakInTheTimeOfTheZone() {
    FireTimes times = FireTimes.of("30 6 * * 1-5", "Europe/Berlin");

    assertThat(times.after(Instant.parse("2026-01-02T12:00:00Z")))
        .contains(Instant.parse("2026-01-05T05:30:00Z"));
    assertThat(times.after(Instant.parse("2026-07-03T12:00:00Z")))
        .contains(Instant.parse("2026-07-06T04:30:00Z"));
  }

  @Test
  void shouldFireOnceAtTheFirstInstantAfterAGap() {
    // Clocks in Berlin go from 02:00 to 03:00 on 29 March 2026.
    assertThat(fires("30 2 * * *", "2026-03-28T12:00:00Z", 2))
        .containsExactly(
            Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
    assertThat(fires("*/20 1-3 * * *", "2026-03-29T00:30:00Z", 3))
        .containsExactly(
            Instant.parse("2026-03-29T00:40:00Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-03-29T01:20:00Z"));
  }

  @Test
  void shouldFireOnceInAnOverlap() {
    // Clocks in Berlin go from 03:00 back to 02:00 on 25 October 2026.
    assertThat(fires("30 2 * * *", "2026-10-24T12:00:00Z", 2))
        .containsExactly(
            Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    // In the second pass of the hour nothing fires again.
    assertThat(
            FireTimes.of("*/30 * * * *", "Europe/Berlin")
                .after(Instant.parse("2026-10-25T01:10:00Z")))
        .contains(Instant.parse("2026-10-25T02:00:00Z"));
  }

  @Test
  void shouldTakeEitherDayWhenBothAreGiven() {
    // As cron has it: the 13th, and every Friday.
    assertThat(fires("0 0 13 * 5", "2026-05-04T10:00:00Z", 3))
        .containsExactly(
            Instant.parse("2026-05-07T22:00:00Z"),
            Instant.parse("2026-05-12T22:00:00Z"),
            Instant.parse("2026-05-14T22:00:00Z"));
  }

  @Test
  void shouldRefuseWhatIsNoExpressionOrZone() {
    for (String cron : List.of("", "* * * *", "61 * * * *", "0 0 0 * * *", "every day")) {
      assertThatThrownBy(() -> FireTimes.of(cron, "UTC"))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }
    assertThatThrownBy(() -> FireTimes.of("0 0 * * *", "Mars/Olympus"))
        .hasMessageContaining("'Mars/Olympus' is no time zone");
  }

  @Test
  void shouldRefuseToFireTooOftenOrNever() {
    assertThatThrownBy(
            () -> FireTimes.of("0,5 * * * *", "UTC").require(NOW, Duration.ofMinutes(10)))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_REACHED));
    assertThatThrownBy(() -> FireTimes.of("0 0 30 2 *", "UTC").require(NOW, Duration.ofMinutes(1)))
        .hasMessageContaining("never fires");
    FireTimes.of("* * * * *", "UTC").require(NOW, Duration.ofMinutes(1));
  }

  @Test
  void shouldLeaveOutOrMakeUpForMissedFires() {
    Duration grace = Duration.ofSeconds(60);

    assertThat(Misfire.SKIP.fires(NOW.minusSeconds(60), NOW, grace)).isTrue();
    assertThat(Misfire.SKIP.fires(NOW.minusSeconds(61), NOW, grace)).isFalse();
    assertThat(Misfire.RUN_ONCE.fires(NOW.minusSeconds(86_400), NOW, grace)).isTrue();
  }

  private static List<Instant> fires(String cron, String after, int count) {
    FireTimes times = FireTimes.of(cron, "Europe/Berlin");
    List<Instant> fires = new ArrayList<>();
    Instant from = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      from = times.after(from).orElseThrow();
      fires.add(from);
    }
    return fires;
  }
}
