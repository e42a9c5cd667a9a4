package io.querent.report.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.job.JobCommand;
import io.querent.contracts.job.JobKind;
import io.querent.contracts.job.JobTicket;
import io.querent.contracts.job.JobTopic;
import io.querent.kit.id.Ids;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Hands in jobs: the row of the ledger and the request for the worker are one transaction. */
@ApplicationScoped
public class Jobs {
  private static final String INSERT =
      """
      insert into report.job
        (id, kind, organization, created_by, caller, payload, units, estimated_ms, status)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'queued')
      """;

  static final String OUTBOX =
      "insert into report.job_outbox (job_id, type, topic, message) values ($1, $2, $3, $4)";

  @Inject Pool pool;
  @Inject OutboxPublisher outbox;
  @Inject ObjectMapper json;

  /**
   * Hands in a job and returns when it is kept; blocks.
   *
   * @param kind see {@link JobKind}
   * @param units how many of what an estimate counts, at least 1
   */
  public JobTicket submit(String kind, Caller caller, JsonNode payload, int units) {
    JobTicket ticket =
        ReactiveStore.await(
            () -> pool.withTransaction(tx -> submit(tx, kind, caller, payload, units)));
    outbox.wake();
    return ticket;
  }

  /**
   * Hands in a job within the caller's transaction; it exists when that commits. Call {@link
   * #committed()} then, or the job waits for the next look at the outbox (a second).
   */
  public Uni<JobTicket> submit(
      SqlClient transaction, String kind, Caller caller, JsonNode payload, int units) {
    String id = Ids.next("job");
    int counted = Math.max(1, units);
    JobCommand request = new JobCommand(JobCommand.Type.REQUEST, id, kind, 1, caller, payload);
    return Estimates.millis(transaction, kind, counted)
        .call(
            millis ->
                transaction
                    .preparedQuery(INSERT)
                    .execute(
                        Tuple.tuple()
                            .addString(id)
                            .addString(kind)
                            .addString(caller.organizationId())
                            .addString(caller.userId())
                            .addString(write(caller))
                            .addString(write(payload))
                            .addInteger(counted)
                            .addLong(millis)))
        .call(() -> send(transaction, request))
        .map(millis -> new JobTicket(id, Durations.words(millis), channel(kind, id)));
  }

  /** Says that a transaction with jobs was committed. */
  public void committed() {
    outbox.wake();
  }

  Uni<Void> send(SqlClient transaction, JobCommand command) {
    return transaction
        .preparedQuery(OUTBOX)
        .execute(
            Tuple.of(
                command.jobId(),
                command.type().word(),
                JobTopic.of(command.kind()),
                write(command)))
        .replaceWithVoid();
  }

  /** The channel that a ticket names; {@code process/{id}} answers the same. */
  static String channel(String kind, String id) {
    return switch (kind) {
      case JobKind.LEARN -> "learn/" + id;
      case JobKind.ANALYZE -> "analyze/" + id;
      case JobKind.BULK_REPORTS -> "bulk/" + id;
      default -> "process/" + id;
    };
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a job cannot be written as JSON", e);
    }
  }
}
