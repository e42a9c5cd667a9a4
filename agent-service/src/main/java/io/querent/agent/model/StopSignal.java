package io.querent.agent.model;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Set once when a run shall stop; what runs at that moment is told. */
public final class StopSignal {
  private static final Runnable NOTHING = () -> {};

  private final AtomicBoolean set = new AtomicBoolean();
  private final AtomicReference<Runnable> action = new AtomicReference<>(NOTHING);

  public boolean isSet() {
    return set.get();
  }

  /** Sets the signal and ends what is going on. */
  public void set() {
    if (set.compareAndSet(false, true)) {
      action.get().run();
    }
  }

  /** What shall happen at a stop from now on; at once when it is set already. */
  public void onStop(Runnable work) {
    action.set(work);
    if (isSet()) {
      work.run();
    }
  }

  /** Nothing is to be ended any more. */
  public void clear() {
    action.set(NOTHING);
  }
}
