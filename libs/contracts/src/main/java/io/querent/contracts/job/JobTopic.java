package io.querent.contracts.job;

/** Names of the topics that jobs travel on. */
public final class JobTopic {
  /** What workers tell the ledger: {@link JobEvent}, keyed by job id. */
  public static final String EVENTS = "querent.job-events";

  /** Jobs that failed for good, and messages that nobody could read. */
  public static final String DEAD = "querent.jobs.dead";

  private static final String REQUESTS = "querent.jobs.";

  private JobTopic() {}

  /** Where {@link JobCommand}s for that kind of job go, keyed by job id. */
  public static String of(String kind) {
    return REQUESTS + kind;
  }
}
