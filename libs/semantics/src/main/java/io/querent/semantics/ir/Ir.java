package io.querent.semantics.ir;

import java.util.List;

/** A query that every engine can answer: one selection, or several combined as sets. */
public sealed interface Ir permits Selection, Combination {

  /** Sort keys of the whole result. */
  List<Order> order();

  /** Largest number of rows; null for the caller's default. */
  Integer limit();

  /** Rows left out at the start; null for none. */
  Integer offset();
}
