package io.querent.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real Kafka for the tests of one service. */
public class KafkaTestResource implements QuarkusTestResourceLifecycleManager {
  private KafkaProcess kafka;

  @Override
  public Map<String, String> start() {
    kafka = new KafkaProcess();
    kafka.start();
    return Map.of("QUERENT_KAFKA_BOOTSTRAP", kafka.bootstrap());
  }

  @Override
  public void stop() {
    if (kafka != null) {
      kafka.close();
    }
  }
}
