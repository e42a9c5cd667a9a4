package io.querent.local.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationOptionsTest {

  @Test
  void shouldReadEveryOptionInBothForms() throws EvaluationFailure {
    EvaluationOptions options =
        EvaluationOptions.parse(
            List.of("--limit=5", "set", "--engine", "sqlite", "--out=o.jsonl", "--database", "x"));

    assertThat(options.folder()).isEqualTo("set");
    assertThat(options.engines()).containsExactly(Engine.SQLITE);
    assertThat(options.limit()).contains(5);
    assertThat(options.out()).contains(Path.of("o.jsonl"));
    assertThat(options.database()).contains("x");
    assertThat(options.provider()).isEmpty();
  }

  @Test
  void shouldAskOnEveryEngineWhenNoneIsNamed() throws EvaluationFailure {
    assertThat(EvaluationOptions.parse(List.of("set")).engines()).hasSize(3);
  }

  @Test
  void shouldSayWhatIsMissingOrUnknown() {
    assertThatThrownBy(() -> EvaluationOptions.parse(List.of())).hasMessageContaining("FOLDER");
    assertThatThrownBy(() -> EvaluationOptions.parse(List.of("set", "--limit")))
        .hasMessageContaining("--limit needs a value");
    assertThatThrownBy(() -> EvaluationOptions.parse(List.of("set", "--limit", "-3")))
        .hasMessageContaining("--limit needs a number");
    assertThatThrownBy(() -> EvaluationOptions.parse(List.of("set", "--engine", "oracle")))
        .hasMessageContaining("postgres or sqlite");
    assertThatThrownBy(() -> EvaluationOptions.parse(List.of("set", "--fast")))
        .hasMessageContaining("does not know '--fast'");
  }
}
