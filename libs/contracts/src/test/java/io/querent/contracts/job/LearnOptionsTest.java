package io.querent.contracts.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnOptionsTest {
  private static LearnOptions of(String json) {
    try {
      return LearnOptions.of(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void shouldReadWhatIsSaidAndTakeTheRestAsUsual() {
    assertThat(LearnOptions.of(null)).isEqualTo(new LearnOptions(false, true));
    assertThat(of("{}")).isEqualTo(LearnOptions.USUAL);
    assertThat(of("{\"deep\": true}")).isEqualTo(new LearnOptions(true, true));
    assertThat(of("{\"deep\": null, \"include_stats\": false}"))
        .isEqualTo(new LearnOptions(false, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"deeep\": true} | /options/deeep is no option of learning; there are deep and"
            + " include_stats.",
        "{\"deep\": \"yes\"} | /options/deep must be true or false.",
        "[true] | /options must be an object.",
        "{\"deep\": true, \"include_stats\": false} | /options/deep is about statistics, which"
            + " 'include_stats: false' leaves out.",
      },
      quoteCharacter = '`')
  void shouldRefuseWhatItWouldNotDo(String json, String message) {
    assertThatThrownBy(() -> of(json)).hasMessage(message);
  }
}
