package io.querent.contracts.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.contracts.problem.ErrorCode.Who;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "api.md");

  @Test
  void shouldHaveOneWordAndOneTitleEach() {
    assertThat(ErrorCode.values())
        .extracting(ErrorCode::word)
        .doesNotHaveDuplicates()
        .allMatch(word -> word.matches("[a-z]+(_[a-z]+)*"));
    assertThat(ErrorCode.values()).extracting(ErrorCode::title).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void shouldBlameTheUserExactlyForRequestErrors(ErrorCode code) {
    assertThat(code.status()).isBetween(400, 599);
    if (code != ErrorCode.QUERY_TIMEOUT) {
      assertThat(code.who() == Who.USER).isEqualTo(code.status() < 500);
    }
  }

  @Test
  void shouldTitleAsSentencesWithoutFullStop() {
    assertThat(ErrorCode.values())
        .extracting(ErrorCode::title)
        .allMatch(title -> title.matches("[A-Z].*[a-zA-Z]"));
  }

  @Test
  void shouldBeDocumentedWithStatusActorAndRetry() throws IOException {
    List<String> documented =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.matches("\\| `[a-z_]+` \\| \\d{3} \\| .*"))
            .toList();

    assertThat(documented)
        .containsExactlyElementsOf(Stream.of(ErrorCode.values()).map(ErrorCodeTest::row).toList());
  }

  private static String row(ErrorCode code) {
    return "| `%s` | %d | %s | %s | %s |"
        .formatted(
            code.word(),
            code.status(),
            code.who().word(),
            code.retryable() ? "yes" : "no",
            code.title());
  }
}
