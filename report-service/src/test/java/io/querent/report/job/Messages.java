package io.querent.report.job;

import io.querent.contracts.job.JobTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What somebody else sends to the topics, and what stands in that of the dead. */
final class Messages {
  private Messages() {}

  static void send(String bootstrap, String topic, String message)
      throws InterruptedException, ExecutionException {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "stray", message)).get();
    }
  }

  static boolean dead(String bootstrap, Predicate<String> message) {
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
          .anyMatch(m -> message.test(m.value()));
    }
  }
}
