package io.querent.semantics.ir;

import java.util.Objects;

/**
 * A table that the query reads, under an alias where it is read twice: {@code "airports as
 * origin"}.
 */
public record Entity(String table, String alias) {
  public Entity {
    Objects.requireNonNull(table, "an entity needs a table");
    alias = alias == null ? table : alias;
  }

  public static Entity of(String table) {
    return new Entity(table, null);
  }

  @Override
  public String toString() {
    return alias.equals(table) ? table : table + " as " + alias;
  }
}
