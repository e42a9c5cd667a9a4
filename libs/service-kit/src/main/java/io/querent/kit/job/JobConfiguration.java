package io.querent.kit.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How jobs travel and how a service works on them. */
@ConfigMapping(prefix = "querent.jobs")
public interface JobConfiguration {

  /** Kafka's {@code host:port}, several parted by commas. */
  @WithDefault("127.0.0.1:9092")
  String bootstrap();

  /** Further settings of Kafka's clients, such as {@code "security.protocol"}; these win. */
  Map<String, String> kafka();

  /** Schema of this service's inbox {@code job_work}; also names its consumer group. */
  String schema();

  /** Partitions of topics that are made here. */
  @WithDefault("4")
  int partitions();

  /** Replicas of topics that are made here. */
  @WithDefault("1")
  short replication();

  /** Jobs that one instance works on at a time; with two or more, one stays free for others. */
  @WithDefault("4")
  int slots();

  /** After this time without a heartbeat another instance takes the job. */
  @WithDefault("10s")
  Duration lease();

  /** How often a running job's lease is renewed and its cancellation looked for. */
  @WithDefault("500ms")
  Duration heartbeat();

  /** How often work of other instances that died, and ends that nobody heard of, are looked for. */
  @WithDefault("1s")
  Duration poll();

  /** How often a job is tried before it has failed. */
  @WithDefault("3")
  int maxAttempts();

  /** Pause before the second attempt; each further one is four times as long. */
  @WithDefault("1s")
  Duration firstPause();

  /** Shortest time between two progress messages of the same step. */
  @WithDefault("250ms")
  Duration progressEvery();

  /** How long a shutdown waits for running jobs to stop before it hands them over. */
  @WithDefault("5s")
  Duration handoverPatience();

  /** How long ended jobs stay in the inbox, where they keep a request from being done twice. */
  @WithDefault("30d")
  Duration keep();

  /** Longest single statement on the inbox. */
  @WithDefault("5s")
  Duration statementTimeout();
}
