package io.querent.sql.guard;

/** What an allow-listed function does. */
enum FunctionClass {
  /** Computes one value from its arguments. */
  PURE,
  /** Computes one value from many rows. */
  AGGREGATE,
  /** Computes one value from a window of rows. */
  WINDOW,
  /** Returns rows. */
  TABLE,
  /** Computes from the system catalogue: allowed where that is granted. */
  SYSTEM
}
