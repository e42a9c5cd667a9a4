package io.querent.semantics.model;

import java.util.Objects;

/**
 * A relationship that the engine does not declare, each side one qualified column: rows of {@code
 * from} point to at most one row of {@code to}.
 *
 * @param label what the relationship is called from the referencing side, e.g. {@code manager};
 *     null for none
 */
public record RelationshipMeaning(String from, String to, String label) {
  public RelationshipMeaning {
    Objects.requireNonNull(from, "an entry of 'relationships' needs 'from'");
    Objects.requireNonNull(to, "an entry of 'relationships' needs 'to'");
  }
}
