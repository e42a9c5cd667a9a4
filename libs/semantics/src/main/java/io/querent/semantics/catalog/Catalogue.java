package io.querent.semantics.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was learned of one datasource. A value: learning again makes a new one with a higher
 * version.
 *
 * @param dialect key of the SQL dialect that its queries are written in, e.g. {@code postgres}
 * @param version rises with every learning; caches key on it
 */
public record Catalogue(
    String datasourceId,
    String dialect,
    long version,
    Instant learnedAt,
    List<Table> tables,
    List<Relationship> relationships) {

  public Catalogue {
    Objects.requireNonNull(datasourceId, "a catalogue needs datasourceId");
    Objects.requireNonNull(dialect, "a catalogue needs a dialect");
    tables = tables == null ? List.of() : List.copyOf(tables);
    relationships = relationships == null ? List.of() : List.copyOf(relationships);
  }

  /**
   * The table that {@code reference} names: its id, or its bare name when only one schema has it.
   * Letter case aside.
   */
  public Optional<Table> table(String reference) {
    Optional<Table> exact =
        tables.stream().filter(t -> t.id().equalsIgnoreCase(reference)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    List<Table> byName = tables.stream().filter(t -> t.name().equalsIgnoreCase(reference)).toList();
    return byName.size() == 1 ? Optional.of(byName.getFirst()) : Optional.empty();
  }
}
