package io.querent.sql.generate;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.RelationshipGraph;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.model.RelationshipMeaning;
import io.querent.semantics.model.SemanticModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A catalogue made ready for many queries: tables by id, and the relationships of the datasource
 * together with those that its semantic model adds.
 */
public final class Schema {
  private final Catalogue catalogue;
  private final RelationshipGraph relationships;
  private final Map<String, Table> tables = new HashMap<>();

  /** A schema; relationships of tables or columns that are gone are left out. */
  public Schema(Catalogue catalogue, SemanticModel model) {
    this.catalogue = catalogue;
    catalogue.tables().forEach(t -> tables.put(t.id(), t));
    this.relationships = graph(catalogue, model);
  }

  RelationshipGraph relationships() {
    return relationships;
  }

  /** The table of a bound entity. */
  Table table(String id) {
    Table table = tables.get(id);
    return table == null ? catalogue.table(id).orElseThrow() : table;
  }

  private static RelationshipGraph graph(Catalogue catalogue, SemanticModel model) {
    List<Relationship> all = new ArrayList<>();
    for (Relationship r : catalogue.relationships()) {
      exact(catalogue, r).ifPresent(all::add);
    }
    for (RelationshipMeaning meaning : model.relationships()) {
      relationship(catalogue, meaning)
          .filter(r -> all.stream().noneMatch(known -> isSame(known, r)))
          .ifPresent(all::add);
    }
    return new RelationshipGraph(all);
  }

  private static boolean isSame(Relationship a, Relationship b) {
    return a.declared()
        && a.fromTable().equals(b.fromTable())
        && a.toTable().equals(b.toTable())
        && a.fromColumns().equals(b.fromColumns());
  }

  /** The relationship with table ids and columns in the catalogue's spelling. */
  private static Optional<Relationship> exact(Catalogue catalogue, Relationship r) {
    Optional<Table> from = catalogue.table(r.fromTable());
    Optional<Table> to = catalogue.table(r.toTable());
    boolean known =
        from.isPresent()
            && to.isPresent()
            && r.fromColumns().stream().allMatch(c -> from.get().column(c).isPresent())
            && r.toColumns().stream().allMatch(c -> to.get().column(c).isPresent());
    if (!known) {
      return Optional.empty();
    }
    return Optional.of(
        new Relationship(
            from.get().id(),
            names(from.get(), r.fromColumns()),
            to.get().id(),
            names(to.get(), r.toColumns()),
            r.declared(),
            r.confidence()));
  }

  private static List<String> names(Table table, List<String> columns) {
    return columns.stream().map(c -> table.column(c).orElseThrow().name()).toList();
  }

  private static Optional<Relationship> relationship(
      Catalogue catalogue, RelationshipMeaning meaning) {
    int from = meaning.from().lastIndexOf('.');
    int to = meaning.to().lastIndexOf('.');
    if (from < 1 || to < 1) {
      return Optional.empty();
    }
    return exact(
        catalogue,
        new Relationship(
            meaning.from().substring(0, from),
            List.of(meaning.from().substring(from + 1)),
            meaning.to().substring(0, to),
            List.of(meaning.to().substring(to + 1)),
            true,
            1));
  }
}
