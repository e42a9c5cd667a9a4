package io.querent.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1s",
    "1, 1s",
    "1001, 2s",
    "45000, 45s",
    "60000, 1m",
    "150000, 2m30s",
    "3600000, 1h",
    "3900000, 1h5m",
    "90000000, 25h"
  })
  void shouldSayDurationsAsPeopleDo(long millis, String words) {
    assertThat(Durations.words(millis)).isEqualTo(words);
  }
}
