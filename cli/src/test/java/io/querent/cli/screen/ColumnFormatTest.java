package io.querent.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnFormatTest {

  @Test
  void shouldGroupThousandsAndKeepOneScaleForTheColumn() throws Exception {
    assertThat(texts("amount", "decimal", "", "[1234567, 0.5, -2.25]"))
        .containsExactly("1,234,567.00", "0.50", "-2.25");
  }

  @Test
  void shouldShowMoneyWithTwoDecimals() throws Exception {
    assertThat(texts("revenue", "decimal", "EUR", "[49144.8, 36757.7]"))
        .containsExactly("49,144.80", "36,757.70");
    assertThat(texts("revenue", "decimal", "USD", "[28.740000000000002, 12.99]"))
        .containsExactly("28.74", "12.99");
  }

  @Test
  void shouldRoundOnlyWhereThereAreTooManyDecimals() throws Exception {
    assertThat(texts("share", "decimal", "", "[0.123456789, 0.5]"))
        .containsExactly("0.1235", "0.5000");
    assertThat(texts("average", "decimal", "", "[1204.123456789]")).containsExactly("1,204.12");
  }

  @Test
  void shouldNotGroupKeysAndYears() throws Exception {
    assertThat(texts("customer_id", "integer", "", "[10234]")).containsExactly("10234");
    assertThat(texts("CustomerId", "integer", "", "[10234]")).containsExactly("10234");
    assertThat(texts("year", "integer", "", "[2025]")).containsExactly("2025");
    assertThat(texts("orders", "integer", "", "[10234]")).containsExactly("10,234");
  }

  @Test
  void shouldKeepEveryDigitOfLargeIntegers() throws Exception {
    assertThat(texts("n", "integer", "", "[123456789012345678901234]"))
        .containsExactly("123,456,789,012,345,678,901,234");
  }

  @Test
  void shouldMarkNothingAndPrintTimesReadably() throws Exception {
    assertThat(texts("at", "timestamp", "", "[null, \"2025-01-02T03:04:05Z\"]"))
        .containsExactly("–", "2025-01-02 03:04:05Z");
  }

  @Test
  void shouldNotLetValuesMoveTheCursor() throws Exception {
    assertThat(texts("name", "string", "", "[\"a\\u001b[2Jb\\r\\nc\\u202ed\"]"))
        .containsExactly("a[2Jb cd");
  }

  private static List<String> texts(String name, String type, String unit, String json)
      throws JsonProcessingException {
    List<JsonNode> values = new ArrayList<>();
    Json.read(json).forEach(values::add);
    ColumnFormat format = ColumnFormat.of(name, type, unit, values);
    return values.stream().map(format::text).toList();
  }
}
