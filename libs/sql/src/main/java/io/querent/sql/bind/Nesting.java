package io.querent.sql.bind;

import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.Selection;

/** How nested queries are bound from inside expressions. */
interface Nesting {

  /** Binds a nested query that stands for a value or a list of values. */
  Ir value(Ir query, Scope outer, String path);

  /** Binds the query of an {@code exists}. */
  Selection exists(Selection query, Scope outer, String path);
}
