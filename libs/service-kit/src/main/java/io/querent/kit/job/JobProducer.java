package io.querent.kit.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Sends messages about jobs, each to all replicas and never twice, without ever holding up who
 * sends: a bounded queue stands before Kafka's client, which blocks while Kafka is away.
 */
public final class JobProducer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(JobProducer.class);
  private static final int WAITING = 2_048;
  private static final int BLOCK_MS = 5_000;
  private static final int DELIVERY_MS = 30_000;
  private static final int REQUEST_MS = 10_000;
  private static final long BUFFER = 8L << 20;
  private static final Duration CLOSING = Duration.ofSeconds(3);

  private record Message(
      String topic, String key, String value, CompletableFuture<Void> acknowledged) {}

  private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(WAITING);
  private final JobConfiguration configuration;
  private final JobTopics topics;
  private final Thread sender;
  private volatile boolean closed;

  public JobProducer(JobConfiguration configuration, JobTopics topics) {
    this.configuration = configuration;
    this.topics = topics;
    this.sender = Thread.ofPlatform().name("job-sender").daemon().start(this::work);
  }

  /** Completes when Kafka has the message for good; fails when it could not be handed over. */
  public CompletableFuture<Void> send(String topic, String key, String value) {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    if (closed || !queue.offer(new Message(topic, key, value, acknowledged))) {
      acknowledged.completeExceptionally(new KafkaException("too many messages wait for Kafka"));
    }
    return acknowledged;
  }

  private void work() {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
      while (!closed || !queue.isEmpty()) {
        Message message = queue.poll(200, TimeUnit.MILLISECONDS);
        if (message != null) {
          hand(producer, message);
        }
      }
      producer.close(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      closed = true;
      LOG.error("no messages about jobs can be sent", e);
    }
  }

  private void hand(KafkaProducer<String, String> producer, Message message)
      throws InterruptedException {
    try {
      topics.ensure(List.of(message.topic()));
      producer.send(
          new ProducerRecord<>(message.topic(), message.key(), message.value()),
          (metadata, failure) -> {
            if (failure == null) {
              message.acknowledged().complete(null);
            } else {
              message.acknowledged().completeExceptionally(failure);
            }
          });
    } catch (KafkaException e) {
      message.acknowledged().completeExceptionally(e);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, configuration.bootstrap());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.putAll(configuration.kafka());
    return settings;
  }

  /** Sends what waits, for a few seconds at most. */
  @Override
  public void close() {
    closed = true;
    try {
      if (!sender.join(CLOSING.multipliedBy(2))) {
        sender.interrupt();
      }
    } catch (InterruptedException e) {
      sender.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
