package io.querent.report.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimeTest {
  private static final ZonedDateTime NOW =
      ZonedDateTime.of(2026, 3, 31, 15, 42, 7, 0, ZoneId.of("Europe/Oslo"));

  @ParameterizedTest
  @CsvSource({
    "now, 2026-03-31T15:42:07",
    "now/d, 2026-03-31T00:00:00",
    "now-30d/d, 2026-03-01T00:00:00",
    "now-1M/M, 2026-02-01T00:00:00",
    "now/w, 2026-03-30T00:00:00",
    "now/q, 2026-01-01T00:00:00",
    "now+1q/q, 2026-04-01T00:00:00",
    "now-1y/y, 2025-01-01T00:00:00",
    "now-90m/h, 2026-03-31T14:00:00",
    "now-1M-1d, 2026-02-27T15:42:07",
  })
  void shouldResolve(String text, String expected) {
    assertThat(RelativeTime.resolve(text, NOW).orElseThrow().toLocalDateTime())
        .isEqualTo(LocalDateTime.parse(expected));
  }

  @Test
  void shouldKeepTheHourOfTheZoneAcrossTheClockChange() {
    assertThat(RelativeTime.resolve("now-7d", NOW).orElseThrow().getHour()).isEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({"now-", "now-30", "now-30x", "now/x", "now-1d/", "nowadays"})
  void shouldNotResolveWhatIsNotOfTheForm(String text) {
    assertThat(RelativeTime.resolve(text, NOW)).isEmpty();
  }
}
