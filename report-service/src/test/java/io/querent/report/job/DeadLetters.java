package io.querent.report.job;

import io.querent.contracts.job.JobTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Looks into the topic of jobs that failed for good. */
final class DeadLetters {
  private DeadLetters() {}

  static boolean has(String bootstrap, String jobId) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(JobTopic.DEAD).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return StreamSupport.stream(consumer.poll(Duration.ofSeconds(2)).spliterator(), false)
          .anyMatch(m -> m.key().equals(jobId));
    }
  }
}
