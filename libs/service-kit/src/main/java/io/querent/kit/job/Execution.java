package io.querent.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.job.JobEvent;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One execution of a job in its thread: what the handler sees, and how it is stopped. */
final class Execution implements JobContext {
  private static final long PAUSE_MS = 250;

  private final Claimed claimed;
  private final JobInbox inbox;
  private final JobConfiguration configuration;
  private final ObjectMapper json;
  private final Consumer<JobEvent> events;

  /** Held while the inbox is written, which an interrupt must not break off. */
  private final ReentrantLock guard = new ReentrantLock();

  private volatile Stop stop;
  private volatile long leaseUntil;
  private Thread thread;
  private boolean finishing;
  private String lastStep;
  private long lastTold;

  Execution(
      Claimed claimed,
      JobInbox inbox,
      JobConfiguration configuration,
      ObjectMapper json,
      Consumer<JobEvent> events) {
    this.claimed = claimed;
    this.inbox = inbox;
    this.configuration = configuration;
    this.json = json;
    this.events = events;
    renewed(System.nanoTime());
  }

  Claimed claimed() {
    return claimed;
  }

  /** Starts the thread that does the work. */
  void start(Runnable work) {
    guard.lock();
    try {
      thread = Thread.ofVirtual().name("job-" + claimed.jobId()).start(work);
    } finally {
      guard.unlock();
    }
  }

  /** The lease was renewed by a statement sent at that moment. */
  void renewed(long sentAt) {
    leaseUntil = sentAt + configuration.lease().toNanos();
  }

  boolean expired() {
    return System.nanoTime() - leaseUntil > 0;
  }

  /** Interrupts the handler; the first reason stands, but a lost lease outweighs the others. */
  void stop(Stop reason) {
    if (stop == null || reason == Stop.LOST) {
      stop = reason;
    }
    guard.lock();
    try {
      if (!finishing && thread != null) {
        thread.interrupt();
      }
    } finally {
      guard.unlock();
    }
  }

  Stop stopped() {
    return stop;
  }

  /** From here on nothing interrupts the thread any more. */
  void finish() {
    guard.lock();
    try {
      finishing = true;
      Thread.interrupted();
    } finally {
      guard.unlock();
    }
  }

  @Override
  public String jobId() {
    return claimed.jobId();
  }

  @Override
  public Caller caller() {
    return claimed.caller();
  }

  @Override
  public JsonNode payload() {
    return claimed.payload();
  }

  @Override
  public Optional<JsonNode> checkpoint() {
    return Optional.ofNullable(claimed.checkpoint());
  }

  @Override
  public void checkpoint(JsonNode done) {
    while (!checkpointed(done)) {
      try {
        Thread.sleep(PAUSE_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProblemException(ErrorCode.CANCELLED, "The job was stopped.", e);
      }
    }
  }

  /** False when the store did not answer; it is asked again while the lease holds. */
  private boolean checkpointed(JsonNode done) {
    guard.lock();
    boolean interrupted = Thread.interrupted();
    try {
      if (!inbox.checkpoint(claimed, done)) {
        stop = Stop.LOST;
        throw new ProblemException(ErrorCode.RUN_LOST, "Another worker has this job now.");
      }
      return true;
    } catch (SQLException e) {
      if (expired()) {
        throw new ProblemException(
            ErrorCode.SERVICE_UNAVAILABLE, "What was done could not be kept.", e);
      }
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      guard.unlock();
    }
  }

  @Override
  public void progress(String step, int percent, Map<String, Object> facts) {
    int progress = Math.clamp(percent, 0, 100);
    long now = System.nanoTime();
    guard.lock();
    try {
      boolean same = step != null && step.equals(lastStep);
      if (stop != null
          || finishing
          || (same && now - lastTold < configuration.progressEvery().toNanos())) {
        return;
      }
      lastStep = step;
      lastTold = now;
    } finally {
      guard.unlock();
    }
    JsonNode more = facts == null || facts.isEmpty() ? null : json.valueToTree(facts);
    events.accept(claimed.event(JobEvent.Type.PROGRESS, step, progress, more, null, null));
  }
}
