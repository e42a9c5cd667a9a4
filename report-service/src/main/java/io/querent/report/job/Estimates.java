package io.querent.report.job;

import io.querent.contracts.job.JobKind;
import io.querent.contracts.job.JobStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How long jobs take: by the latest ones of that kind, or by a stated guess before any. */
final class Estimates {
  private static final int LATEST = 20;

  /** Per unit (a datasource, a report) before any job of the kind was completed. */
  private static final Map<String, Duration> FIRST_GUESS =
      Map.of(
          JobKind.LEARN, Duration.ofSeconds(30),
          JobKind.ANALYZE, Duration.ofSeconds(60),
          JobKind.BULK_REPORTS, Duration.ofSeconds(5),
          JobKind.SCHEDULED_REPORT, Duration.ofSeconds(5));

  private static final Duration OTHERWISE = Duration.ofSeconds(30);

  private static final String MEDIAN =
      """
      select percentile_cont(0.5) within group (order by per_unit) as median from (
        select ran_ms::float8 / units as per_unit from report.job
        where kind = $1 and status = 'completed' and ran_ms is not null
        order by finished_at desc limit $2) latest
      """;

  private Estimates() {}

  /** Milliseconds that so many units of a kind will take. */
  static Uni<Long> millis(SqlClient client, String kind, int units) {
    return client
        .preparedQuery(MEDIAN)
        .execute(Tuple.of(kind, LATEST))
        .map(rows -> rows.iterator().next().getDouble("median"))
        .map(
            median ->
                median == null
                    ? FIRST_GUESS.getOrDefault(kind, OTHERWISE).toMillis() * units
                    : Math.round(median * units));
  }

  /** Milliseconds left; 0 when it has ended. */
  static long remaining(JobRow job, Instant now) {
    if (job.status().ended()) {
      return 0;
    }
    if (job.status() == JobStatus.QUEUED || job.startedAt() == null) {
      return job.estimatedMs();
    }
    long elapsed = Math.max(0, Duration.between(job.startedAt(), now).toMillis());
    if (job.progress() > 0) {
      return elapsed * (100 - job.progress()) / job.progress();
    }
    return Math.max(0, job.estimatedMs() - elapsed);
  }
}
