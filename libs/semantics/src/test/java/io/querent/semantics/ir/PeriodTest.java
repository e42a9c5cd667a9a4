package io.querent.semantics.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  private static void assertBounds(Period period, String now, String start, String end) {
    Period.Bounds bounds = period.bounds(LocalDateTime.parse(now));
    assertThat(bounds.start()).isEqualTo(time(start));
    assertThat(bounds.end()).isEqualTo(time(end));
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text.contains("T") ? text : text + "T00:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2024,       2024-01-01, 2025-01-01",
    "2024-Q1,    2024-01-01, 2024-04-01",
    "2024-Q4,    2024-10-01, 2025-01-01",
    "2024-02,    2024-02-01, 2024-03-01",
    "2024-12,    2024-12-01, 2025-01-01",
    "2024-02-29, 2024-02-29, 2024-03-01",
    "2024-12-31, 2024-12-31, 2025-01-01",
    "2024-W01,   2024-01-01, 2024-01-08",
    "2021-W01,   2021-01-04, 2021-01-11",
    "2025-W01,   2024-12-30, 2025-01-06",
    "2020-W53,   2020-12-28, 2021-01-04",
    "2026-W53,   2026-12-28, 2027-01-04",
  })
  void shouldResolveNamedStretches(String text, String start, String end) {
    assertBounds(new Period.Named(text), "2030-05-05T05:05", start, end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24",
        "2024-13",
        "2024-00",
        "2023-02-29",
        "2024-02-30",
        "2024-Q5",
        "2024-W54",
        "2024-W53",
        "2024-W00",
        "March",
        ""
      })
  void shouldRefuseWhatIsNotOnTheCalendar(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Period.Named(text))
        .withMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,  SECOND,  2025-03-31T23:59:59.5, 2025-03-31T23:59:59, 2025-04-01T00:00:00",
    "0,  MINUTE,  2025-03-31T23:59:59,   2025-03-31T23:59,    2025-04-01T00:00",
    "-1, HOUR,    2025-03-31T00:30,      2025-03-30T23:00,    2025-03-31T00:00",
    "-1, DAY,     2025-03-01T12:00,      2025-02-28,          2025-03-01",
    "0,  WEEK,    2025-06-02T00:00,      2025-06-02,          2025-06-09",
    "0,  WEEK,    2025-06-08T23:59:59,   2025-06-02,          2025-06-09",
    "-1, WEEK,    2025-01-01T00:00,      2024-12-23,          2024-12-30",
    "1,  WEEK,    2024-12-29T10:00,      2024-12-30,          2025-01-06",
    "-1, MONTH,   2024-03-31T12:00,      2024-02-01,          2024-03-01",
    "1,  MONTH,   2025-12-31T12:00,      2026-01-01,          2026-02-01",
    "0,  QUARTER, 2025-03-31T23:59,      2025-01-01,          2025-04-01",
    "0,  QUARTER, 2025-04-01T00:00,      2025-04-01,          2025-07-01",
    "-1, QUARTER, 2025-01-31T00:00,      2024-10-01,          2025-01-01",
    "-2, QUARTER, 2025-08-31T00:00,      2025-01-01,          2025-04-01",
    "0,  YEAR,    2024-12-31T23:59,      2024-01-01,          2025-01-01",
    "-1, YEAR,    2024-02-29T00:00,      2023-01-01,          2024-01-01",
  })
  void shouldResolveCalendarUnits(int offset, TimeUnit unit, String now, String start, String end) {
    assertBounds(new Period.Calendar(offset, unit), now, start, end);
  }

  @ParameterizedTest
  @CsvSource({
    "30, DAY,     2025-03-31T12:34, 2025-03-01,       2025-04-01",
    "1,  DAY,     2025-03-31T12:34, 2025-03-30,       2025-04-01",
    "1,  MONTH,   2025-03-31T12:34, 2025-02-28,       2025-04-01",
    "2,  QUARTER, 2025-03-31T12:34, 2024-09-30,       2025-04-01",
    "1,  YEAR,    2024-02-29T12:34, 2023-02-28,       2024-03-01",
    "2,  WEEK,    2025-03-31T12:34, 2025-03-17,       2025-04-01",
    "24, HOUR,    2025-03-31T12:34, 2025-03-30T12:34, 2025-03-31T12:34:01",
    "90, SECOND,  2025-03-31T12:34, 2025-03-31T12:32:30, 2025-03-31T12:34:01",
  })
  void shouldCountBackFromNowAndIncludeIt(
      int count, TimeUnit unit, String now, String start, String end) {
    assertBounds(new Period.Last(count, unit), now, start, end);
  }

  @Test
  void shouldRefuseEmptyStretch() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Period.Last(0, TimeUnit.DAY));
  }
}
