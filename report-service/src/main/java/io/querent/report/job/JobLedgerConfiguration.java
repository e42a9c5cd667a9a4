package io.querent.report.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The ledger of jobs. */
@ConfigMapping(prefix = "querent.job-ledger")
public interface JobLedgerConfiguration {

  /** How often the outbox is looked at when nothing was heard of it. */
  @WithDefault("1s")
  Duration outboxPoll();

  /** Messages that are sent in one transaction of the outbox. */
  @WithDefault("100")
  int outboxBatch();

  /** Longest wait for Kafka to take a message of the outbox. */
  @WithDefault("8s")
  Duration sendPatience();

  /** Most progress messages kept of one job; older ones are dropped first. */
  @WithDefault("500")
  int framesPerJob();

  /** Event streams that one instance serves at a time. */
  @WithDefault("256")
  int readers();

  /** How often a stream looks for frames that another instance wrote. */
  @WithDefault("500ms")
  Duration followPoll();

  /** How long ended jobs are kept. */
  @WithDefault("90d")
  Duration keep();

  /** Most datasources in one request to learn. */
  @WithDefault("100")
  int maxDatasources();

  /** Most reports in one bulk request. */
  @WithDefault("500")
  int maxReports();
}
