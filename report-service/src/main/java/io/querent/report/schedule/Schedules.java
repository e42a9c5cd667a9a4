package io.querent.report.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.id.Ids;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Schedules within the caller's organization. Blocks. */
@ApplicationScoped
class Schedules {
  @Inject Pool pool;
  @Inject ScheduleRepository repository;
  @Inject ScheduleTicker ticker;
  @Inject ScheduledJobs jobs;
  @Inject ScheduleConfiguration configuration;
  @Inject ObjectMapper json;

  List<ScheduleView> list(Caller caller, String reportKey) {
    return ReactiveStore.await(() -> repository.list(pool, caller.organizationId(), reportKey))
        .stream()
        .map(this::view)
        .toList();
  }

  ScheduleView get(Caller caller, String id) {
    return view(
        ReactiveStore.await(() -> repository.find(pool, caller.organizationId(), id))
            .orElseThrow(() -> missing(id)));
  }

  ScheduleView create(Caller caller, ScheduleView.Settings asked) {
    if (asked == null || asked.reportKey() == null || asked.reportKey().isBlank()) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "A schedule needs the 'report_key' of what it runs.");
    }
    ScheduleRow fresh =
        new ScheduleRow(
            Ids.next("sched"),
            caller.organizationId(),
            asked.reportKey(),
            asked.cron(),
            asked.zone() == null ? "UTC" : asked.zone(),
            text(asked.params()),
            asked.datasourceId(),
            asked.misfire() == null ? Misfire.RUN_ONCE : asked.misfire(),
            asked.enabled() == null || asked.enabled(),
            caller.userId(),
            null,
            null,
            null,
            null,
            null,
            null);
    ScheduleRow timed = timed(fresh);
    return view(
        ReactiveStore.await(
            () ->
                pool.withTransaction(
                    tx ->
                        requireRunnable(tx, caller, timed.reportKey())
                            .flatMap(ok -> requireRoom(tx, caller))
                            .flatMap(ok -> repository.save(tx, timed)))));
  }

  private Uni<Void> requireRunnable(SqlClient tx, Caller caller, String key) {
    return repository
        .runnable(tx, caller.organizationId(), key)
        .invoke(
            runnable -> {
              if (runnable == null) {
                throw new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "There is no report '%s' in your organization.".formatted(key));
              }
              if (!runnable) {
                throw new ProblemException(
                    ErrorCode.CONFLICT,
                    "The report '%s' is archived; an archived report does not run.".formatted(key));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> requireRoom(SqlClient tx, Caller caller) {
    return repository
        .count(tx, caller.organizationId())
        .invoke(
            count -> {
              if (count >= configuration.perOrganization()) {
                throw new ProblemException(
                    ErrorCode.LIMIT_REACHED,
                    "Your organization has %d schedules, as many as it may; delete one first."
                        .formatted(count));
              }
            })
        .replaceWithVoid();
  }

  /**
   * Changes a schedule. Who changes what is run, or resumes a suspended schedule, becomes its
   * owner: nobody makes it run something with another one's rights.
   */
  ScheduleView change(Caller caller, String id, ScheduleView.Settings asked) {
    return view(
        ReactiveStore.await(
            () ->
                pool.withTransaction(
                    tx ->
                        repository
                            .lock(tx, caller.organizationId(), id)
                            .map(found -> found.orElseThrow(() -> missing(id)))
                            .map(row -> changed(caller, row, asked))
                            .flatMap(row -> repository.save(tx, row)))));
  }

  private ScheduleRow changed(Caller caller, ScheduleRow row, ScheduleView.Settings asked) {
    if (asked.reportKey() != null && !asked.reportKey().equals(row.reportKey())) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "A schedule stays with its report; make a new one for '%s'."
              .formatted(asked.reportKey()));
    }
    String params = asked.params() == null ? row.params() : text(asked.params());
    String source = asked.datasourceId() == null ? row.datasourceId() : asked.datasourceId();
    boolean resumes = Boolean.TRUE.equals(asked.enabled()) && row.suspendedReason() != null;
    boolean takesOver =
        resumes
            || !Objects.equals(params, row.params())
            || !Objects.equals(source, row.datasourceId());
    return timed(
        new ScheduleRow(
            row.id(),
            row.organizationId(),
            row.reportKey(),
            asked.cron() == null ? row.cron() : asked.cron(),
            asked.zone() == null ? row.zone() : asked.zone(),
            params,
            source,
            asked.misfire() == null ? row.misfire() : asked.misfire(),
            asked.enabled() == null ? row.enabled() : asked.enabled(),
            takesOver ? caller.userId() : row.ownerId(),
            row.nextFireAt(),
            row.lastFireAt(),
            row.lastRunId(),
            resumes ? null : row.suspendedReason(),
            row.createdAt(),
            row.updatedAt()));
  }

  /** The schedule with its next time, which only an active one has. */
  private ScheduleRow timed(ScheduleRow row) {
    Instant now = Clock.systemUTC().instant();
    FireTimes times = row.times();
    times.require(now, configuration.minimumInterval());
    return new ScheduleRow(
        row.id(),
        row.organizationId(),
        row.reportKey(),
        row.cron().strip(),
        row.zone(),
        row.params(),
        row.datasourceId(),
        row.misfire(),
        row.enabled(),
        row.ownerId(),
        row.active() ? times.after(now).orElse(null) : null,
        row.lastFireAt(),
        row.lastRunId(),
        row.suspendedReason(),
        row.createdAt(),
        row.updatedAt());
  }

  void delete(Caller caller, String id) {
    if (!ReactiveStore.await(() -> repository.delete(pool, caller.organizationId(), id))) {
      throw missing(id);
    }
  }

  /** Fires now, besides its times; answers the schedule. */
  ScheduleView trigger(Caller caller, String id) {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
    ReactiveStore.await(
        () ->
            pool.withTransaction(
                tx ->
                    repository
                        .lock(tx, caller.organizationId(), id)
                        .map(found -> found.orElseThrow(() -> missing(id)))
                        .call(row -> requireRunnable(tx, caller, row.reportKey()))
                        .invoke(Schedules::requireNotSuspended)
                        .call(row -> ticker.fire(tx, row, now))
                        .call(row -> repository.move(tx, id, now, row.nextFireAt()))));
    jobs.committed();
    return get(caller, id);
  }

  private static void requireNotSuspended(ScheduleRow row) {
    if (row.suspendedReason() != null) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "The schedule is suspended: %s Enable it again to take it over."
              .formatted(row.suspendedReason()));
    }
  }

  private ScheduleView view(ScheduleRow row) {
    return new ScheduleView(
        row.id(),
        row.reportKey(),
        row.cron(),
        row.zone(),
        tree(row.params()),
        row.datasourceId(),
        row.misfire(),
        row.enabled(),
        row.ownerId(),
        row.nextFireAt(),
        row.lastFireAt(),
        row.lastRunId(),
        row.suspendedReason(),
        row.createdAt(),
        row.updatedAt());
  }

  JsonNode tree(String text) {
    try {
      return text == null ? null : json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored parameters cannot be read", e);
    }
  }

  private static String text(JsonNode params) {
    if (params == null || params.isNull()) {
      return null;
    }
    if (!params.isObject()) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "'params' is an object of names and values.");
    }
    return params.toString();
  }

  private static ProblemException missing(String id) {
    return new ProblemException(
        ErrorCode.NOT_FOUND, "There is no schedule '%s' in your organization.".formatted(id));
  }
}
