package io.querent.report.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.channel.Frame;
import io.querent.contracts.job.JobEvent;
import io.querent.contracts.job.JobStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.Optional;

/** Folds what workers tell into the rows of the ledger, by legal moves only. */
@ApplicationScoped
public class JobFolding {
  private static final String LOCK = "select * from report.job where id = $1 for update";
  private static final String UPDATE =
      """
      update report.job set status = $2::text, fence = $3::bigint, attempts = $4::int,
        progress = coalesce($5::int, progress), step = coalesce($6::text, step),
        result = $7::text, error = $8::text, last_seq = last_seq + 1,
        started_at = case when $2::text = 'running' then coalesce(started_at, $9) else started_at end,
        finished_at = case when $10::boolean then $9 end,
        ran_ms = case when $10::boolean
          then extract(epoch from $9 - coalesce(started_at, $9)) * 1000 end
      where id = $1 returning last_seq
      """;
  private static final String KEEP =
      """
      insert into report.job_event (job_id, seq, generation, type, payload, ts)
      values ($1, $2, $3, $4, $5, $6)
      """;
  private static final String DROP =
      "delete from report.job_event where job_id = $1 and seq <= $2 and type = 'progress'";

  private static final int DROP_EVERY = 50;

  @Inject ObjectMapper json;
  @Inject JobLedgerConfiguration configuration;

  /** The frame that follows from an event; empty when the event means nothing any more. */
  Uni<Optional<Folded>> fold(SqlClient transaction, JobEvent event) {
    return transaction
        .preparedQuery(LOCK)
        .execute(Tuple.of(event.jobId()))
        .flatMap(
            rows ->
                JobLedger.first(rows)
                    .filter(job -> legal(job, event))
                    .map(job -> fold(transaction, job, event).map(Optional::of))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  /** Whether the event may still move the job. */
  static boolean legal(JobRow job, JobEvent event) {
    JobStatus to = event.type().status();
    if (event.generation() != job.generation() || job.status().ended()) {
      return false;
    }
    if (to.ended()) {
      return job.status().next().contains(to);
    }
    return switch (event.type()) {
      case STARTED -> event.fence() > job.fence();
      case PROGRESS ->
          event.fence() > job.fence()
              || (event.fence() == job.fence() && job.status() == JobStatus.RUNNING);
      case REQUEUED -> event.fence() >= job.fence() && job.status() == JobStatus.RUNNING;
      case COMPLETED, FAILED, CANCELLED -> false;
    };
  }

  /** Moves a locked row and keeps the frame. */
  Uni<Folded> fold(SqlClient transaction, JobRow job, JobEvent event) {
    boolean ended = event.type().status().ended();
    Tuple values =
        Tuple.tuple()
            .addString(job.id())
            .addString(event.type().status().word())
            .addLong(ended ? job.fence() : event.fence())
            .addInteger(Math.max(job.attempts(), event.attempt()))
            .addInteger(event.progress())
            .addString(shown(event.step()))
            .addString(write(event.result()))
            .addString(ended ? write(event.error()) : null)
            .addOffsetDateTime(event.at().atOffset(ZoneOffset.UTC))
            .addBoolean(ended);
    return transaction
        .preparedQuery(UPDATE)
        .execute(values)
        .map(rows -> told(job, event, rows.iterator().next().getLong("last_seq")))
        .call(told -> keep(transaction, told, job.generation()))
        .map(told -> new Folded(job, event, told));
  }

  private Uni<Void> keep(SqlClient transaction, Told told, int generation) {
    Uni<Void> kept =
        transaction
            .preparedQuery(KEEP)
            .execute(
                Tuple.tuple()
                    .addString(told.jobId())
                    .addLong(told.seq())
                    .addInteger(generation)
                    .addString(told.type())
                    .addString(write(told.payload()))
                    .addOffsetDateTime(told.ts().atOffset(ZoneOffset.UTC)))
            .replaceWithVoid();
    if (told.seq() % DROP_EVERY != 0 || told.seq() <= configuration.framesPerJob()) {
      return kept;
    }
    Tuple old = Tuple.of(told.jobId(), told.seq() - configuration.framesPerJob());
    return kept.call(() -> transaction.preparedQuery(DROP).execute(old));
  }

  private Told told(JobRow job, JobEvent event, long seq) {
    ObjectNode payload = json.createObjectNode();
    String type =
        switch (event.type()) {
          case STARTED, REQUEUED -> {
            payload.put("step", event.step() == null ? "Started" : event.step());
            payload.put("progress", event.progress() == null ? job.progress() : event.progress());
            yield Frame.STATUS;
          }
          case PROGRESS -> {
            if (event.facts() instanceof ObjectNode facts) {
              payload.setAll(facts);
            }
            payload.put("step", event.step());
            payload.put("progress", event.progress());
            yield Frame.PROGRESS;
          }
          case COMPLETED -> {
            payload.set("data", event.result());
            payload.set("metrics", metrics(job, event));
            payload.put("completed_at", event.at().toString());
            yield Frame.RESULT;
          }
          case FAILED, CANCELLED -> {
            payload.put("error", event.error() == null ? "" : event.error().detail());
            payload.put("code", event.error() == null ? "" : event.error().code().word());
            if (job.step() != null) {
              payload.put("step", job.step());
            }
            yield Frame.ERROR;
          }
        };
    if (!type.equals(Frame.RESULT)) {
      payload.put("timestamp", event.at().toString());
    }
    return new Told(job.id(), seq, type, payload, event.at());
  }

  private ObjectNode metrics(JobRow job, JobEvent event) {
    ObjectNode metrics = json.createObjectNode();
    if (job.startedAt() != null) {
      metrics.put("elapsed_ms", event.at().toEpochMilli() - job.startedAt().toEpochMilli());
    }
    return metrics.put("attempts", event.attempt()).put("units", job.units());
  }

  /** A step names things as they were given; U+0000 is the one character that cannot be kept. */
  private static String shown(String step) {
    return step == null ? null : step.replace('\0', '\uFFFD');
  }

  private String write(Object value) {
    try {
      return value == null ? null : json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event cannot be written as JSON", e);
    }
  }
}
