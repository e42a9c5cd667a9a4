package io.querent.report.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.job.JobCommand;
import io.querent.contracts.job.JobEvent;
import io.querent.contracts.job.JobStatus;
import io.querent.contracts.job.JobTicket;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Jobs as their organization sees, cancels and retries them. */
@ApplicationScoped
public class JobLedger {
  private static final String ONE = "select * from report.job where id = $1 and organization = $2";
  private static final String PAGE =
      """
      select * from report.job j where organization = $1
        and ($2::text is null or status = $2) and ($3::text is null or kind = $3)
        and ($4::text is null or (created_at, id) <
          (select b.created_at, b.id from report.job b where b.id = $4 and b.organization = $1))
      order by created_at desc, id desc limit $5
      """;

  /**
   * A request that Kafka has not got yet, as far as is known: a worker is told of the cancellation
   * all the same. One that is on its way just now is left alone.
   */
  private static final String UNSENT =
      """
      delete from report.job_outbox where id in (
        select id from report.job_outbox where job_id = $1 and type = 'request'
        for update skip locked)
      """;

  private static final String CANCEL =
      "update report.job set cancel_requested = true where id = $1";
  private static final String RETRY =
      """
      update report.job set status = 'queued', generation = generation + 1, attempts = 0,
        progress = 0, step = null, result = null, error = null, cancel_requested = false,
        started_at = null, finished_at = null, ran_ms = null, caller = $2
      where id = $1
      """;

  @Inject Pool pool;
  @Inject Jobs jobs;
  @Inject JobFolding folding;
  @Inject JobFrames frames;
  @Inject ObjectMapper json;

  List<JobRow> page(Caller caller, JobStatus status, String kind, int limit, String before) {
    Tuple values =
        Tuple.of(
            caller.organizationId(), status == null ? null : status.word(), kind, before, limit);
    return ReactiveStore.await(() -> pool.preparedQuery(PAGE).execute(values)).stream()
        .map(JobRow::of)
        .toList();
  }

  /** The job, when the caller's organization has it. */
  JobRow get(Caller caller, String id) {
    return ReactiveStore.await(() -> find(pool, ONE, caller, id));
  }

  private static Uni<JobRow> find(SqlClient client, String sql, Caller caller, String id) {
    return client
        .preparedQuery(sql)
        .execute(Tuple.of(id, caller.organizationId()))
        .map(rows -> first(rows).orElseThrow(() -> missing(id)));
  }

  static Optional<JobRow> first(RowSet<Row> rows) {
    return rows.stream().findFirst().map(JobRow::of);
  }

  private static ProblemException missing(String id) {
    return new ProblemException(
        ErrorCode.NOT_FOUND, "There is no job '%s' in your organization.".formatted(id));
  }

  /** Cancels a job; one that has ended stays as it is. */
  JobRow cancel(Caller caller, String id) {
    List<Folded> told =
        ReactiveStore.await(
            () ->
                pool.withTransaction(
                    tx -> find(tx, ONE + " for update", caller, id).flatMap(j -> cancel(tx, j))));
    frames.tell(told);
    jobs.committed();
    return get(caller, id);
  }

  private Uni<List<Folded>> cancel(SqlClient tx, JobRow job) {
    if (job.status().ended()) {
      return Uni.createFrom().item(List.of());
    }
    Uni<Boolean> unsent =
        job.status() == JobStatus.QUEUED
            ? tx.preparedQuery(UNSENT).execute(Tuple.of(job.id())).map(r -> r.rowCount() > 0)
            : Uni.createFrom().item(false);
    return unsent
        .flatMap(
            neverSent ->
                neverSent
                    ? folding.fold(tx, job, cancelled(job)).map(List::of)
                    : tx.preparedQuery(CANCEL)
                        .execute(Tuple.of(job.id()))
                        .replaceWith(List.<Folded>of()))
        .call(told -> jobs.send(tx, command(JobCommand.Type.CANCEL, job, job.generation())));
  }

  private static JobEvent cancelled(JobRow job) {
    Problem problem =
        Problem.of(ErrorCode.CANCELLED, "The job was cancelled before it began.", null, List.of());
    return new JobEvent(
        JobEvent.Type.CANCELLED,
        job.id(),
        job.generation(),
        job.fence(),
        0,
        null,
        null,
        null,
        null,
        problem,
        Instant.now());
  }

  private JobCommand command(JobCommand.Type type, JobRow job, int generation) {
    return new JobCommand(
        type,
        job.id(),
        job.kind(),
        generation,
        read(job.caller(), Caller.class),
        type == JobCommand.Type.REQUEST ? read(job.payload(), JsonNode.class) : null);
  }

  /** Queues a failed or cancelled job again, on behalf of who asks. */
  JobTicket retry(Caller caller, String id) {
    JobRow job =
        ReactiveStore.await(
            () ->
                pool.withTransaction(
                    tx ->
                        find(tx, ONE + " for update", caller, id)
                            .call(found -> retry(tx, found, caller))));
    jobs.committed();
    return new JobTicket(id, Durations.words(job.estimatedMs()), Jobs.channel(job.kind(), id));
  }

  private Uni<Void> retry(SqlClient tx, JobRow job, Caller caller) {
    if (!job.status().next().contains(JobStatus.QUEUED) || !job.status().ended()) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "The job is %s; only a failed or cancelled one can be retried."
              .formatted(job.status().word()));
    }
    JobCommand again =
        new JobCommand(
            JobCommand.Type.REQUEST,
            job.id(),
            job.kind(),
            job.generation() + 1,
            caller,
            read(job.payload(), JsonNode.class));
    return tx.preparedQuery(RETRY)
        .execute(Tuple.of(job.id(), write(caller)))
        .flatMap(r -> jobs.send(tx, again));
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a job cannot be written as JSON", e);
    }
  }

  <T> T read(String text, Class<T> type) {
    try {
      return text == null ? null : json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger holds what cannot be read", e);
    }
  }
}
