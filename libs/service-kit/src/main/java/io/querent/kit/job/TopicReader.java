package io.querent.kit.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads topics in a group from a thread of its own and commits a batch when it has been dealt with,
 * so that each message is dealt with at least once. Kafka may be away at any time, also at the
 * start; a batch that fails is read again. A message that can never be dealt with is set aside, so
 * that it does not hold up those behind it.
 */
public final class TopicReader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(3);
  private static final int MOST_AT_ONCE = 200;
  private static final long PAUSE_MS = 500;
  private static final int GRACE = 40;

  /** Deals with messages; fails when they have to come again. */
  @FunctionalInterface
  public interface Batch {
    void accept(List<ConsumerRecord<String, String>> messages) throws Exception;
  }

  /** Takes a message that can never be dealt with; what it throws is logged. */
  @FunctionalInterface
  public interface Aside {
    void accept(ConsumerRecord<String, String> message, Exception why) throws Exception;
  }

  private final JobConfiguration configuration;
  private final JobTopics topics;
  private final String group;
  private final Set<String> names;
  private final Batch batch;
  private final Aside aside;
  private final Thread reader;
  private volatile boolean closed;
  private volatile KafkaConsumer<String, String> current;
  private boolean away;

  public TopicReader(
      JobConfiguration configuration,
      JobTopics topics,
      String group,
      Set<String> names,
      Batch batch,
      Aside aside) {
    this.configuration = configuration;
    this.topics = topics;
    this.group = group;
    this.names = Set.copyOf(names);
    this.batch = batch;
    this.aside = aside;
    this.reader = Thread.ofPlatform().name("reader-" + group).daemon().start(this::work);
  }

  private void work() {
    while (!closed) {
      try {
        topics.ensure(names);
        read();
      } catch (WakeupException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        complain(e);
        pause();
      }
    }
  }

  private void read() throws Exception {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
      current = consumer;
      consumer.subscribe(names);
      while (!closed) {
        List<ConsumerRecord<String, String>> messages = new ArrayList<>();
        consumer.poll(POLL).forEach(messages::add);
        if (!messages.isEmpty()) {
          deal(messages);
          consumer.commitSync(CLOSING);
        }
        away = false;
      }
    } finally {
      current = null;
    }
  }

  /** Tries for a while before the batch is given back: leaving the group costs more. */
  private void deal(List<ConsumerRecord<String, String>> messages) throws Exception {
    for (int tries = 1; ; tries++) {
      try {
        batch.accept(messages);
        return;
      } catch (Exception e) {
        if (MessageFault.is(e)) {
          separate(messages, e);
          return;
        }
        if (closed || tries == GRACE) {
          throw e;
        }
        complain(e);
        Thread.sleep(PAUSE_MS);
      }
    }
  }

  /** Deals with the messages one by one, so that only those at fault are set aside. */
  private void separate(List<ConsumerRecord<String, String>> messages, Exception why)
      throws Exception {
    if (messages.size() > 1) {
      for (ConsumerRecord<String, String> message : messages) {
        deal(List.of(message));
      }
      return;
    }
    ConsumerRecord<String, String> message = messages.getFirst();
    LOG.errorf(
        why,
        "%s sets the message at %s/%d/%d aside",
        group,
        message.topic(),
        message.partition(),
        message.offset());
    try {
      aside.accept(message, why);
    } catch (Exception e) {
      LOG.errorf(e, "%s could not tell of it", group);
    }
  }

  private void complain(Exception failure) {
    if (!away) {
      away = true;
      LOG.warnf("%s waits and tries again: %s", group, failure.toString());
    }
    LOG.debugf(failure, "%s failed", group);
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, configuration.bootstrap());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.putAll(configuration.kafka());
    return settings;
  }

  @Override
  public void close() {
    closed = true;
    KafkaConsumer<String, String> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      if (!reader.join(CLOSING)) {
        reader.interrupt();
      }
    } catch (InterruptedException e) {
      reader.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
