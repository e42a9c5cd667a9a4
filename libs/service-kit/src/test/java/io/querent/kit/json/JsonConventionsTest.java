package io.querent.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonConventionsTest {
  private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

  JsonConventionsTest() {
    new JsonConventions().customize(mapper);
  }

  @Test
  void shouldWriteProblemsInSnakeCaseWithoutEmptyParts() throws JsonProcessingException {
    Problem problem = Problem.of(ErrorCode.UNKNOWN_COLUMN, "There is none.", "req_1", List.of());

    assertThat(mapper.readTree(mapper.writeValueAsString(problem)))
        .isEqualTo(
            mapper.readTree(
                """
                {"type": "about:blank", "title": "Unknown column", "status": 422,
                 "detail": "There is none.", "code": "unknown_column", "request_id": "req_1",
                 "retryable": false, "who": "user"}
                """));
  }

  @Test
  void shouldWriteTimesInUtc() throws JsonProcessingException {
    Instant time = Instant.parse("2026-01-02T03:04:05Z");

    assertThat(mapper.writeValueAsString(time)).isEqualTo("\"2026-01-02T03:04:05Z\"");
  }

  @Test
  void shouldReadTheQueryDocumentInItsOwnForm() throws JsonProcessingException {
    QueryRequest request =
        mapper.readValue(
            """
            {"datasource_id": "shop", "preview_rows": 5, "ir": {"entities": ["orders"],
             "metrics": [{"name": "n", "agg": "count"}]}}
            """,
            QueryRequest.class);

    assertThat(request.datasourceId()).isEqualTo("shop");
    assertThat(request.previewRows()).isEqualTo(5);
    assertThat(request.ir()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.5", "true"})
  void shouldRefuseNumbersAndTruthsWhereTextIsDue(String value) {
    assertThatExceptionOfType(MismatchedInputException.class)
        .isThrownBy(() -> mapper.readValue("{\"sql\": " + value + "}", QueryRequest.class));
  }
}
