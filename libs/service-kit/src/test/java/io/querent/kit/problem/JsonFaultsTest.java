package io.querent.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.querent.kit.json.JsonConventions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultsTest {
  private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

  JsonFaultsTest() {
    new JsonConventions().customize(mapper);
  }

  enum Colour {
    RED,
    BLUE
  }

  record Part(Boolean ready, Integer count, Double share) {}

  record Order(String name, Colour colour, Instant at, List<Part> parts) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"nme": "x"}                | /nme           | there is no field 'nme'; known are at, colour, name, parts
          {"name": 5}                 | /name          | 5 is not text
          {"name": {}}                | /name          | text is expected here
          {"colour": "green"}         | /colour        | 'green' is not one of red, blue
          {"at": "soon"}              | /at            | 'soon' is not a time like 2026-01-31T12:00:00Z
          {"parts": {"ready": true}}  | /parts         | a list is expected here
          {"parts": [{"ready": "x"}]} | /parts/0/ready | 'x' is not true or false
          {"parts": [{"count": "x"}]} | /parts/0/count | 'x' is not a whole number in range
          {"parts": [{"share": "x"}]} | /parts/0/share | 'x' is not a number
          [1]                         | ~~             | an object is expected here
          """)
  void shouldSayWhereWhatDoesNotFit(String document, String path, String message) {
    JsonMappingException failure =
        catchThrowableOfType(
            JsonMappingException.class, () -> mapper.readValue(document, Order.class));

    assertThat(JsonFaults.path(failure)).isEqualTo(path);
    assertThat(JsonFaults.message(failure)).isEqualTo(message);
  }

  @Test
  void shouldNotRepeatALongValue() {
    JsonMappingException failure =
        catchThrowableOfType(
            JsonMappingException.class,
            () -> mapper.readValue("{\"at\": \"" + "9".repeat(5_000) + "\"}", Order.class));

    assertThat(JsonFaults.message(failure)).hasSizeLessThan(200);
  }

  @Test
  void shouldBlameTheSenderOnlyForWhatTheStoreCannotKeep() {
    SQLException character = new SQLException("invalid byte sequence", "22021");
    SQLException away = new SQLException("terminating connection", "57P01");

    assertThat(StoreFaults.blameOfSender(new IllegalStateException(character)))
        .hasValueSatisfying(text -> assertThat(text).contains("U+0000"));
    assertThat(StoreFaults.blameOfSender(new IllegalStateException(away))).isEmpty();
  }
}
