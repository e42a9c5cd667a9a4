package io.querent.semantics.catalog;

import java.util.List;
import java.util.Objects;

/**
 * Rows of {@code fromTable} point to at most one row of {@code toTable}: a foreign key or one
 * inferred from names and values.
 *
 * @param fromTable id of the referencing table
 * @param toTable id of the referenced table
 * @param declared true for a foreign key or a line of the semantic model, false for an inferred one
 * @param confidence 0 to 1; 1 for declared ones
 */
public record Relationship(
    String fromTable,
    List<String> fromColumns,
    String toTable,
    List<String> toColumns,
    boolean declared,
    double confidence) {

  public Relationship {
    Objects.requireNonNull(fromTable, "a relationship needs fromTable");
    Objects.requireNonNull(toTable, "a relationship needs toTable");
    fromColumns = List.copyOf(fromColumns);
    toColumns = List.copyOf(toColumns);
    if (fromColumns.isEmpty() || fromColumns.size() != toColumns.size()) {
      throw new IllegalArgumentException(
          "relationship %s -> %s needs as many columns on one side as on the other"
              .formatted(fromTable, toTable));
    }
  }
}
