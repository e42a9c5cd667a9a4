package io.querent.report.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.channel.Frame;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.report.channel.ChannelSource;
import io.querent.report.channel.FramePublisher;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * The channel {@code run/{id}}. Its frames are told by the states in the run's row, so that they
 * can be read again on any node at any time: 1 queued, 2 running, 3 the end.
 */
@ApplicationScoped
class RunChannel implements ChannelSource {
  private static final String PREFIX = "run/";
  private static final int QUEUED = 1;
  private static final int RUNNING = 2;
  private static final int ENDED = 3;
  private static final int HALF = 50;

  @Inject Runs runs;
  @Inject RunViews views;
  @Inject RunConfiguration configuration;
  @Inject ObjectMapper json;
  @Inject FramePublisher publisher;
  @Inject Event<RunFinished> finished;

  private Semaphore readers;

  @PostConstruct
  void prepare() {
    readers = new Semaphore(configuration.readers());
  }

  static String name(String runId) {
    return PREFIX + runId;
  }

  @Override
  public boolean serves(String channel) {
    return channel.startsWith(PREFIX);
  }

  @Override
  public Multi<Frame> follow(String channel, long after, Caller caller) {
    String runId = channel.substring(PREFIX.length());
    runs.get(caller, runId);
    if (!readers.tryAcquire()) {
      throw new ProblemException(
          ErrorCode.OVERLOADED, "Too many event streams are open; try again in a moment.");
    }
    return Multi.createFrom()
        .emitter(
            emitter -> {
              Thread reader =
                  Thread.ofVirtual()
                      .name("events-" + runId)
                      .start(() -> read(runId, after, caller, emitter));
              emitter.onTermination(
                  () -> {
                    readers.release();
                    reader.interrupt();
                  });
            },
            BackPressureStrategy.BUFFER);
  }

  private void read(String runId, long after, Caller caller, MultiEmitter<? super Frame> emitter) {
    long seq = after;
    try {
      while (!emitter.isCancelled()) {
        for (Frame frame : frames(runs.get(caller, runId))) {
          if (frame.seq() > seq) {
            emitter.emit(frame);
            seq = frame.seq();
          }
          if (frame.terminal()) {
            emitter.complete();
            return;
          }
        }
        Thread.sleep(configuration.poll());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      emitter.fail(e);
    }
  }

  /** Tells those who listen where the run stands now. */
  void tell(RunRow run) {
    publisher.publish(frames(run).getLast());
  }

  /** Tells of the end of a run, once it is kept. */
  void ended(RunRow run) {
    tell(run);
    finished.fireAsync(
        new RunFinished(run.id(), run.organizationId(), run.status(), run.trigger()));
  }

  /** What is known of a run so far. */
  List<Frame> frames(RunRow run) {
    List<Frame> frames = new ArrayList<>();
    frames.add(status(run, QUEUED, "Queued", 0, run.createdAt()));
    if (run.startedAt() != null) {
      String step = "Running on " + run.datasourceId();
      frames.add(status(run, RUNNING, step, HALF, run.startedAt()));
    }
    if (run.status().ended()) {
      frames.add(end(run));
    }
    return frames;
  }

  private Frame status(RunRow run, long seq, String step, int progress, Instant time) {
    ObjectNode payload =
        json.createObjectNode()
            .put("step", step)
            .put("progress", progress)
            .put("timestamp", time.toString());
    return frame(run, Frame.STATUS, payload, time, seq);
  }

  private Frame end(RunRow run) {
    Problem error = views.error(run);
    ObjectNode payload = json.createObjectNode();
    if (error != null) {
      payload
          .put("error", error.detail())
          .put("code", error.code().word())
          .put("timestamp", run.finishedAt().toString());
      return frame(run, Frame.ERROR, payload, run.finishedAt(), ENDED);
    }
    payload.set("data", json.valueToTree(views.brief(run)));
    payload.set("metrics", json.createObjectNode().put("row_count", run.rowCount()));
    payload.put("completed_at", run.finishedAt().toString());
    return frame(run, Frame.RESULT, payload, run.finishedAt(), ENDED);
  }

  private static Frame frame(RunRow run, String type, ObjectNode payload, Instant time, long seq) {
    return new Frame(name(run.id()), type, payload, time, null, seq);
  }
}
