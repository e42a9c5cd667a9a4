package io.querent.local.supervise;

/** Where a part stands. */
public enum Phase {
  /** Waits for parts that it needs. */
  WAITING,
  STARTING,
  READY,
  /** Died and is about to be started again. */
  RESTARTING,
  /** Died too often, or never became ready; the launcher left it alone. */
  FAILED,
  STOPPED
}
