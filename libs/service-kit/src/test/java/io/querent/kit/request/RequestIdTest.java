package io.querent.kit.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
  @Test
  void shouldMakeOneIdAndKeepIt() {
    RequestId id = new RequestId();

    assertThat(id.value()).matches("req_[0-9a-f]{20}").isEqualTo(id.value());
    assertThat(new RequestId().value()).isNotEqualTo(id.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"req_1", "a", "trace:0af7651916cd43dd-b7ad.1"})
  void shouldTakeTheIdOfTheCaller(String given) {
    RequestId id = new RequestId();

    id.accept(given);

    assertThat(id.value()).isEqualTo(given);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "two words",
        "line\nbreak",
        "<script>",
        "1234567890123456789012345678901234567890123456789012345678901234-too-long"
      })
  void shouldMakeItsOwnInsteadOfAnythingThatCouldForgeALogLine(String given) {
    RequestId id = new RequestId();

    id.accept(given);

    assertThat(id.value()).matches("req_[0-9a-f]{20}");
  }
}
