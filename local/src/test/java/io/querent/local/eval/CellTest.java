package io.querent.local.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2024, 3, 5, 12, 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-03-05 12:00",
        "2024-03-05T12:00:00",
        "2024-03-05T12:00:00.000Z",
        "2024-03-05T13:00:00+01:00",
        "2024-03-05 12:00:00+00",
        "2024-03-05 14:00:00+0200"
      })
  void shouldReadEverySpellingOfAMoment(String text) {
    assertThat(Cell.of(text)).isEqualTo(NOON);
  }

  @Test
  void shouldHoldADateForItsMidnightAndAMonthForItsFirstDay() {
    LocalDateTime midnight = LocalDateTime.of(2024, 3, 1, 0, 0);

    assertThat(Cell.of("2024-03-01")).isEqualTo(midnight);
    assertThat(Cell.of("2024-03")).isEqualTo(midnight);
    assertThat(Cell.of(LocalDate.of(2024, 3, 1))).isEqualTo(midnight);
    assertThat(Cell.of(java.sql.Date.valueOf("2024-03-01"))).isEqualTo(midnight);
    assertThat(Cell.of(Timestamp.valueOf(NOON))).isEqualTo(NOON);
    assertThat(Cell.of(OffsetDateTime.parse("2024-03-05T14:00:00+02:00"))).isEqualTo(NOON);
  }

  @Test
  void shouldLeaveTextThatOnlyLooksLikeADate() {
    assertThat(Cell.of("2024-13-01")).isEqualTo("2024-13-01");
    assertThat(Cell.of("14 April 1205")).isEqualTo("14 April 1205");
    assertThat(Cell.of("2024-03-05 was fine")).isEqualTo("2024-03-05 was fine");
  }

  @Test
  void shouldBringNumbersOfAllTypesTogether() {
    assertThat(Cell.of(0.1f)).isEqualTo(new BigDecimal("0.1"));
    assertThat(Cell.of(0.1d)).isEqualTo(new BigDecimal("0.1"));
    assertThat(Cell.of("0.1")).isEqualTo(new BigDecimal("0.1"));
    assertThat(Cell.of(7L)).isEqualTo(Cell.of(BigInteger.valueOf(7)));
    assertThat(Cell.of("7")).isEqualTo(Cell.of(7));
  }

  @Test
  void shouldHoldTruthForOne() {
    assertThat(Cell.of(true)).isEqualTo(Cell.of(1));
    assertThat(Cell.of(false)).isEqualTo(Cell.of(0));
  }

  @Test
  void shouldKeepWhatIsNoNumber() {
    assertThat(Cell.of(Double.NaN)).isEqualTo("NaN");
    assertThat(Cell.of("1e5")).isEqualTo("1e5");
    assertThat(Cell.of("+49 30 555")).isEqualTo("+49 30 555");
  }

  @Test
  void shouldLookThroughPaddingAndComposition() {
    assertThat(Cell.of("France   ")).isEqualTo("France");
    assertThat(Cell.of("Zu\u0308rich")).isEqualTo("Zürich");
    assertThat(Cell.of("FRANCE")).isNotEqualTo("France");
  }

  @Test
  void shouldTellNullFromText() {
    assertThat(Cell.of(null)).isEqualTo(Cell.Nothing.NULL).isNotEqualTo(Cell.of("NULL"));
  }
}
