package io.querent.agent.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.agent.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The events of one run of this node, in order, numbered from 1. Nothing follows the terminal
 * event.
 *
 * <p>Bounded: past {@code capacity} only the terminal event is taken.
 */
public final class RunJournal {
  private final String runId;
  private final String chatId;
  private final int capacity;
  private final ObjectMapper json;
  private final Consumer<RunEvent> mirror;
  private final List<RunEvent> events = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private boolean ended;

  RunJournal(
      String runId, String chatId, int capacity, ObjectMapper json, Consumer<RunEvent> mirror) {
    this.runId = runId;
    this.chatId = chatId;
    this.capacity = capacity;
    this.json = json;
    this.mirror = mirror;
  }

  /** Appends an event; ignored after the terminal one. */
  public void append(String name, Object data) {
    JsonNode tree = json.valueToTree(data);
    lock.lock();
    try {
      boolean terminal = name.equals(RunEvent.FINISHED);
      if (ended || (events.size() >= capacity && !terminal)) {
        return;
      }
      RunEvent event = new RunEvent(name, tree, Instant.now(), runId, chatId, events.size() + 1L);
      events.add(event);
      ended = terminal;
      mirror.accept(event);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Events after the given number, waiting for the next one as long as given; empty after that or
   * at the end.
   */
  public List<RunEvent> after(long seq, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (events.size() <= seq && !ended && left > 0) {
        left = grown.awaitNanos(left);
      }
      return events.size() <= seq
          ? List.of()
          : List.copyOf(events.subList((int) Math.max(0, seq), events.size()));
    } finally {
      lock.unlock();
    }
  }

  /** Whether the terminal event is in. */
  public boolean ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the terminal event; false when it did not come in time. */
  public boolean awaitEnd(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (!ended && left > 0) {
        left = grown.awaitNanos(left);
      }
      return ended;
    } finally {
      lock.unlock();
    }
  }
}
