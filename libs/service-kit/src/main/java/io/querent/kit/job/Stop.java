package io.querent.kit.job;

/** Why an execution is to stop. */
enum Stop {
  /** Somebody cancelled the job. */
  CANCELLED,
  /** This instance shuts down; another one goes on with the job. */
  HANDED_OVER,
  /** The lease ran out; another instance may have the job already. */
  LOST
}
