package io.querent.kit.job;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing, once per process. */
public final class JobTopics {
  private static final int PATIENCE_MS = 5_000;

  private final JobConfiguration configuration;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  public JobTopics(JobConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Returns when all of them are there.
   *
   * @throws KafkaException when Kafka does not answer
   * @throws InterruptedException when interrupted
   */
  public void ensure(Collection<String> topics) throws InterruptedException {
    List<String> missing = topics.stream().filter(t -> !known.contains(t)).toList();
    if (missing.isEmpty()) {
      return;
    }
    try (Admin admin = Admin.create(settings())) {
      for (String topic : missing) {
        create(admin, topic);
      }
    }
    known.addAll(missing);
  }

  private void create(Admin admin, String topic) throws InterruptedException {
    NewTopic wanted =
        new NewTopic(topic, configuration.partitions(), configuration.replication())
            .configs(retention());
    try {
      admin.createTopics(List.of(wanted)).all().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("the topic " + topic + " could not be made", e.getCause());
      }
    } catch (TimeoutException e) {
      throw new KafkaException("Kafka does not answer", e);
    }
  }

  /** Messages go long before inboxes forget their jobs, or an old request could run again. */
  private Map<String, String> retention() {
    long messages = configuration.keep().toMillis() / 2;
    long segment = Math.min(messages, Duration.ofDays(1).toMillis());
    return Map.of(
        TopicConfig.RETENTION_MS_CONFIG, String.valueOf(messages),
        TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(segment));
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, configuration.bootstrap());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.putAll(configuration.kafka());
    return settings;
  }
}
