package io.querent.report.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7",
        "-2 | -2",
        "12345678 | 12,345,678",
        "1234567.891 | 1,234,567.89",
        "0.30000000000000004 | 0.3",
        "0.000012345 | 0.000012345",
        "123456789012345 | 123,456,789,012,345",
        "1e-9 | 1.0E-9",
        "1e300 | 1.0E300",
        "NaN | NaN",
        "0 | 0"
      })
  void shouldTellANumberAsASentenceDoes(double value, String text) {
    assertThat(Figures.of(value)).isEqualTo(text);
  }
}
