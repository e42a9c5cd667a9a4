package io.querent.report.job;

import io.querent.contracts.channel.Frame;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.store.ReactiveStore;
import io.querent.report.channel.ChannelSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The channels of jobs: {@code process/…} and the name in the job's ticket. */
@ApplicationScoped
public class JobChannel implements ChannelSource {
  private static final Set<String> NAMES = Set.of("process", "learn", "analyze", "bulk");
  private static final int MOST_AT_ONCE = 200;
  private static final String FRAMES =
      """
      select e.job_id, e.seq, e.type, e.payload, e.ts from report.job_event e
      join report.job j on j.id = e.job_id and j.generation = e.generation
      where e.job_id = $1 and e.seq > $2 order by e.seq limit $3
      """;

  @Inject Pool pool;
  @Inject JobLedger ledger;
  @Inject JobFrames frames;
  @Inject JobLedgerConfiguration configuration;

  private Semaphore readers;

  @PostConstruct
  void prepare() {
    readers = new Semaphore(configuration.readers());
  }

  @Override
  public boolean serves(String channel) {
    return channel.indexOf('/') > 0 && NAMES.contains(channel.substring(0, channel.indexOf('/')));
  }

  @Override
  public Multi<Frame> follow(String channel, long after, Caller caller) {
    String id = channel.substring(channel.indexOf('/') + 1);
    ledger.get(caller, id);
    if (!readers.tryAcquire()) {
      throw new ProblemException(
          ErrorCode.OVERLOADED, "Too many event streams are open; try again in a moment.");
    }
    return Multi.createFrom()
        .emitter(emitter -> start(id, after, caller, emitter), BackPressureStrategy.BUFFER);
  }

  private void start(String id, long after, Caller caller, MultiEmitter<? super Frame> emitter) {
    Thread reader =
        Thread.ofVirtual().name("frames-" + id).start(() -> read(id, after, caller, emitter));
    emitter.onTermination(
        () -> {
          readers.release();
          reader.interrupt();
        });
  }

  private void read(String id, long after, Caller caller, MultiEmitter<? super Frame> emitter) {
    Semaphore signal = frames.join(id);
    long seq = after;
    try {
      while (!emitter.isCancelled()) {
        boolean ended = ledger.get(caller, id).status().ended();
        List<Frame> next = next(id, seq);
        for (Frame frame : next) {
          emitter.emit(frame);
          seq = frame.seq();
        }
        if (ended && next.size() < MOST_AT_ONCE) {
          emitter.complete();
          return;
        }
        if (next.isEmpty()
            && signal.tryAcquire(configuration.followPoll().toMillis(), TimeUnit.MILLISECONDS)) {
          signal.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      emitter.fail(e);
    } finally {
      frames.leave(id, signal);
    }
  }

  private List<Frame> next(String id, long after) {
    return ReactiveStore.await(
            () -> pool.preparedQuery(FRAMES).execute(Tuple.of(id, after, MOST_AT_ONCE)))
        .stream()
        .map(this::told)
        .map(Told::frame)
        .toList();
  }

  private Told told(Row row) {
    return new Told(
        row.getString("job_id"),
        row.getLong("seq"),
        row.getString("type"),
        frames.payload(row.getString("payload")),
        Optional.ofNullable(row.getOffsetDateTime("ts")).orElseThrow().toInstant());
  }
}
