package io.querent.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SameParametersTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
  private static final Instant NEXT_WEEK = Instant.parse("2026-03-09T06:00:00Z");

  @Test
  void shouldTellAMovingPeriodFromAnotherOne() {
    assertThat(same(since("2026-01-31"), since("2026-02-07"))).isTrue();
    assertThat(same(since("2026-02-01T00:00:00Z"), since("2026-03-01T00:00:00Z"))).isTrue();
    assertThat(same(since("2024-01-01"), since("2024-01-01"))).isTrue();
    assertThat(same(since("2024-01-01"), since("2025-01-01"))).isFalse();
  }

  @Test
  void shouldTellOtherValuesApart() {
    assertThat(same(city("Oslo"), city("Oslo"))).isTrue();
    assertThat(same(city("Oslo"), city("Rome"))).isFalse();
    assertThat(same(city("Oslo"), since("2024-01-01"))).isFalse();
    assertThat(same(city("Oslo"), null)).isFalse();
    assertThat(same(null, null)).isTrue();
    assertThat(same(city("2026-99-99"), city("2026-98-98"))).isFalse();
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return SameParameters.of(one, MONDAY, other, NEXT_WEEK);
  }

  private static JsonNode since(String day) {
    return JsonNodeFactory.instance.objectNode().put("since", day);
  }

  private static JsonNode city(String name) {
    return JsonNodeFactory.instance.objectNode().put("city", name);
  }
}
