package io.querent.datasource.learn.infer;

import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import java.util.Optional;

/** Asks the engine itself, where the sample of a large table cannot tell. Bounded. */
@FunctionalInterface
public interface InclusionCheck {

  /**
   * Looks up some values of a column in the key of another table; empty when that cannot be done.
   */
  Optional<Inclusion> check(Table from, Column column, Table to, Column key);
}
