package io.querent.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final HealthResource.Part OK = new HealthResource.Part("ok", null);
  private static final HealthResource.Part AWAY =
      new HealthResource.Part("down", "does not answer");

  @Test
  void shouldBeDegradedWithoutKafka() {
    HealthResource.Health health =
        health(OK, named("report", OK, true), named("datasource", OK, false));

    assertThat(health.status()).isEqualTo("degraded");
    assertThat(health.parts().get("kafka").status()).isEqualTo("down");
    assertThat(health.parts().get("kafka").detail()).contains("jobs wait");
    assertThat(health.parts().get("report")).isEqualTo(OK);
  }

  @Test
  void shouldBeDegradedWithoutRedisAndDownWithoutAService() {
    assertThat(health(AWAY, named("report", OK, true)).status()).isEqualTo("degraded");
    assertThat(health(OK, named("report", AWAY, null)).status()).isEqualTo("down");
    assertThat(health(AWAY, named("report", AWAY, null)).status()).isEqualTo("down");
  }

  @Test
  void shouldSayNothingOfKafkaWhereNobodyUsesIt() {
    HealthResource.Health health = health(OK, named("file", OK, null));

    assertThat(health.status()).isEqualTo("ok");
    assertThat(health.parts()).containsOnlyKeys("file", "redis");
  }

  @Test
  void shouldReadWhatAServiceSaysOfKafka() {
    String body =
        """
        {"status":"UP","checks":[{"name":"results","status":"UP"},
          {"name":"kafka","status":"UP","data":{"answers":%s,"detail":"x"}}]}
        """;

    assertThat(HealthResource.kafka(body.formatted(false))).contains(false);
    assertThat(HealthResource.kafka(body.formatted(true))).contains(true);
    assertThat(HealthResource.kafka("{\"status\":\"UP\",\"checks\":[]}")).isEmpty();
    assertThat(HealthResource.kafka("uri: /q/health/ready")).isEmpty();
    assertThat(HealthResource.kafka(null)).isEmpty();
  }

  private static HealthResource.Named named(String name, HealthResource.Part part, Boolean kafka) {
    return new HealthResource.Named(name, part, kafka);
  }

  private static HealthResource.Health health(
      HealthResource.Part redis, HealthResource.Named... services) {
    List<HealthResource.Named> all = new java.util.ArrayList<>(List.of(services));
    all.add(named("redis", redis, null));
    return HealthResource.health("1", all);
  }
}
