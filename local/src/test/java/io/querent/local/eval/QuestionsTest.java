package io.querent.local.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionsTest {

  @Test
  void shouldReadOneGoldOrSeveralOrNone() throws EvaluationFailure {
    List<Question> questions =
        Questions.read(
            """
            [{"id": 7, "database": "pets", "question": "How many?", "sqlite": "SELECT 1",
              "postgres": null},
             {"id": "b", "database": "pets", "question": "Which?", "sqlite": ["SELECT 2", "SELECT 3"],
              "postgres": "SELECT 2"},
             {"id": "c", "database": "pets", "question": "Delete all", "expect": "refuse"}]
            """,
            "questions.json");

    assertThat(questions.get(0).id()).isEqualTo("7");
    assertThat(questions.get(0).asks(Engine.POSTGRES)).isFalse();
    assertThat(questions.get(1).golds().get(Engine.SQLITE)).containsExactly("SELECT 2", "SELECT 3");
    assertThat(questions.get(2).refusal()).isTrue();
    assertThat(questions.get(2).asks(Engine.POSTGRES)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{}                                                     ~ must be a list",
        "[]                                                     ~ must be a list",
        "[1                                                     ~ not valid JSON",
        "[{\"id\": 1, \"question\": \"q\", \"sqlite\": \"S\"}]  ~ entry 1: 'database' is missing",
        "[{\"id\": 1, \"database\": \"d\", \"question\": \"q\"}] ~ entry 1: there is no gold SQL",
        "[{\"id\": 1, \"database\": \"d\", \"question\": \"q\", \"sqlite\": 3}] ~ must be one SQL"
            + " text",
        "[{\"id\": 1, \"database\": \"d\", \"question\": \"q\", \"expect\": \"no\"}] ~ 'expect' is"
            + " answer or refuse",
      })
  void shouldSayWhatIsWrongAndWhere(String json, String message) {
    assertThatThrownBy(() -> Questions.read(json, "file"))
        .isInstanceOf(EvaluationFailure.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefuseAnIdGivenTwice() {
    String twice =
        """
        [{"id": 1, "database": "d", "question": "q", "sqlite": "S"},
         {"id": "1", "database": "d", "question": "r", "sqlite": "S"}]
        """;

    assertThatThrownBy(() -> Questions.read(twice, "file")).hasMessageContaining("given twice");
  }
}
