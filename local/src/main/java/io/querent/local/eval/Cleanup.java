package io.querent.local.eval;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be undone, the latest first, whatever happens: at the end, after a failure, and when
 * the program is interrupted.
 */
final class Cleanup implements AutoCloseable {

  /** One thing to undo. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /** Something that has to be undone later, and says so by {@link #add}. */
  @FunctionalInterface
  interface Making<T> {
    T make() throws EvaluationFailure, InterruptedException;
  }

  private record Named(String what, Step step) {}

  private final Deque<Named> steps = new ArrayDeque<>();
  private final Thread hook = new Thread(this::undo, "cleanup");
  private boolean ending;

  Cleanup() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Makes something; undoing waits until it is made, and nothing is made any more after that. */
  synchronized <T> T make(Making<T> making) throws EvaluationFailure, InterruptedException {
    if (ending) {
      throw new EvaluationFailure("The evaluation was interrupted");
    }
    return making.make();
  }

  synchronized void add(String what, Step step) {
    steps.push(new Named(what, step));
  }

  private synchronized void undo() {
    ending = true;
    while (!steps.isEmpty()) {
      Named named = steps.pop();
      try {
        named.step().run();
      } catch (Exception e) {
        System.err.printf("Could not %s: %s%n", named.what(), e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    undo();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already, and the hook has nothing left to do.
      return;
    }
  }
}
