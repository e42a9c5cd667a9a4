package io.querent.contracts.job;

/** Kinds of jobs; each has a topic of its own and one service that does the work. */
public final class JobKind {
  public static final String LEARN = "learn";
  public static final String ANALYZE = "analyze";
  public static final String BULK_REPORTS = "bulk-reports";
  public static final String SCHEDULED_REPORT = "scheduled-report";

  private JobKind() {}
}
