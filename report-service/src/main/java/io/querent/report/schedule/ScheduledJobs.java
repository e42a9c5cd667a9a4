package io.querent.report.schedule;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Hands in the jobs of fires, within the transaction that it is given. */
interface ScheduledJobs {

  /** The id of the job; it exists when the transaction commits. */
  Uni<String> submit(SqlClient transaction, ScheduledReport fire);

  /** Says that a transaction with jobs was committed. */
  void committed();
}
