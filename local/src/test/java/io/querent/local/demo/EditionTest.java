package io.querent.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class EditionTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 31, 10, 0);

  @Test
  void shouldReadWhatItWrites() {
    Edition edition = Edition.of(NOW);

    assertThat(Edition.in(edition + "\n")).contains(edition);
  }

  @Test
  void shouldFindNoneInOtherText() {
    assertThat(Edition.in(null)).isEmpty();
    assertThat(Edition.in("standard public schema")).isEmpty();
  }

  @Test
  void shouldServeWithinItsMonthOnly() {
    assertThat(new Edition(Edition.CURRENT, LocalDate.of(2026, 3, 1)).serves(NOW)).isTrue();
    assertThat(new Edition(Edition.CURRENT, LocalDate.of(2026, 2, 28)).serves(NOW)).isFalse();
    assertThat(new Edition(Edition.CURRENT, LocalDate.of(2025, 3, 31)).serves(NOW)).isFalse();
  }

  @Test
  void shouldNotServeWhenTheGeneratorChanged() {
    assertThat(new Edition(Edition.CURRENT - 1, NOW.toLocalDate()).serves(NOW)).isFalse();
  }

  @Test
  void shouldAskForInstallationAgainInANewMonth() {
    int march = new DemoDatasets(NOW).version();

    assertThat(new DemoDatasets(NOW.minusDays(30)).version()).isEqualTo(march);
    assertThat(new DemoDatasets(NOW.plusDays(1)).version()).isEqualTo(march + 1);
    assertThat(new DemoDatasets(NOW.plusMonths(10)).version()).isEqualTo(march + 10);
  }
}
