package io.querent.datasource.query;

import java.util.concurrent.locks.ReentrantLock;

/** Whether a query should stop, and how to make it: the first reason given stands. */
final class Cancellation {

  /** Why a query stops. */
  enum Reason {
    CALLER_GONE,
    TIME_IS_UP
  }

  private final ReentrantLock lock = new ReentrantLock();
  private Reason reason;
  private Runnable stop;

  /** Asks to stop; may be called from anywhere and returns at once. */
  void cancel(Reason why) {
    Runnable action;
    lock.lock();
    try {
      if (reason != null) {
        return;
      }
      reason = why;
      action = stop;
    } finally {
      lock.unlock();
    }
    if (action != null) {
      Thread.startVirtualThread(action);
    }
  }

  /** Sets what stops the work that begins now, or null when it has ended. */
  void onCancel(Runnable action) {
    Reason known;
    lock.lock();
    try {
      stop = action;
      known = reason;
    } finally {
      lock.unlock();
    }
    if (known != null && action != null) {
      action.run();
    }
  }

  /** Why it should stop; null when it should not. */
  Reason reason() {
    lock.lock();
    try {
      return reason;
    } finally {
      lock.unlock();
    }
  }
}
