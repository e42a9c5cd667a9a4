package io.querent.sql.bind;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.text.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The entities of one selection by alias, and those of the selections around it.
 *
 * <p>Naming a table that is not listed adds it. Inside an {@code exists} the outer entities come
 * first, so that a condition there may refer to the outer row; other nested queries see only outer
 * aliases that differ from their table's name.
 */
final class Scope {
  private final Catalogue catalogue;
  private final Scope parent;
  private final boolean correlated;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Set<String> listed = new HashSet<>();

  Scope(Catalogue catalogue, Scope parent, boolean correlated) {
    this.catalogue = catalogue;
    this.parent = parent;
    this.correlated = correlated;
  }

  /** Adds a listed entity under its alias. */
  void add(Entity entity, String path) {
    Table table =
        catalogue.table(entity.table()).orElseThrow(() -> unknownTable(entity.table(), path));
    String alias = entity.alias().equalsIgnoreCase(entity.table()) ? table.id() : entity.alias();
    listed.add(alias);
    Table present = tables.putIfAbsent(alias, table);
    if (present != null && !present.id().equals(table.id())) {
      throw new IrException(
          path, "two entities are called '%s'; give one an alias".formatted(alias));
    }
  }

  /** A scope over the same catalogue with nothing around it. */
  Scope empty() {
    return new Scope(catalogue, null, false);
  }

  /** Whether conditions here speak of the outer row, as in an {@code exists}. */
  boolean isCorrelated() {
    return correlated;
  }

  List<Entity> entities() {
    return tables.entrySet().stream().map(e -> new Entity(e.getValue().id(), e.getKey())).toList();
  }

  /** The first entity's alias; null when there is none. */
  String subject() {
    return tables.isEmpty() ? null : tables.keySet().iterator().next();
  }

  /** The table under a bound alias, here or outside. */
  Table table(String alias) {
    Table here = tables.get(alias);
    return here != null || parent == null ? here : parent.table(alias);
  }

  /** The catalogue's column behind a bound one; null for names of dimensions and metrics. */
  io.querent.semantics.catalog.Column column(Column bound) {
    Table table = bound.entity() == null ? null : table(bound.entity());
    return table == null ? null : table.column(bound.name()).orElse(null);
  }

  /** The alias that a qualifier means, adding the table when it is not listed yet. */
  String alias(String qualifier, String path) {
    return ownAlias(qualifier)
        .or(() -> outerAlias(qualifier))
        .or(() -> ownTable(qualifier, path))
        .or(() -> outerTable(qualifier))
        .orElseGet(() -> added(qualifier, path));
  }

  private String added(String qualifier, String path) {
    Table table = catalogue.table(qualifier).orElseThrow(() -> unknownEntity(qualifier, path));
    tables.put(table.id(), table);
    return table.id();
  }

  private Optional<String> ownAlias(String qualifier) {
    return tables.keySet().stream().filter(a -> a.equalsIgnoreCase(qualifier)).findFirst();
  }

  private Optional<String> ownTable(String qualifier, String path) {
    List<String> reading =
        tables.entrySet().stream()
            .filter(e -> names(e.getValue(), qualifier))
            .map(Map.Entry::getKey)
            .toList();
    if (reading.size() > 1) {
      throw new IrException(
          path,
          "'%s' is read more than once here; name one of its aliases: %s"
              .formatted(qualifier, String.join(", ", reading)));
    }
    return reading.stream().findFirst();
  }

  private Optional<String> outerAlias(String qualifier) {
    for (Scope scope = parent; scope != null; scope = scope.parent) {
      for (Map.Entry<String, Table> entity : scope.tables.entrySet()) {
        boolean visible = correlated || !names(entity.getValue(), entity.getKey());
        if (visible && entity.getKey().equalsIgnoreCase(qualifier)) {
          return Optional.of(entity.getKey());
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> outerTable(String qualifier) {
    for (Scope scope = correlated ? parent : null; scope != null; scope = scope.parent) {
      for (Map.Entry<String, Table> entity : scope.tables.entrySet()) {
        if (names(entity.getValue(), qualifier)) {
          return Optional.of(entity.getKey());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean names(Table table, String word) {
    return table.id().equalsIgnoreCase(word) || table.name().equalsIgnoreCase(word);
  }

  /** The bound column; throws when the qualifier or the column is unknown. */
  Column qualified(Column column, String path) {
    String alias = alias(column.entity(), path);
    Table table = table(alias);
    return table
        .column(column.name())
        .map(c -> new Column(alias, c.name()))
        .orElseThrow(
            () ->
                new IrException(
                    path,
                    "'%s' has no column '%s'%s"
                        .formatted(
                            table.id(), column.name(), Names.hint(column.name(), names(table)))));
  }

  /** The one column of that name, listed entities first; empty when none has it. */
  Optional<Column> unqualified(String name, String path) {
    List<Column> all = new ArrayList<>();
    tables.forEach(
        (alias, table) -> table.column(name).ifPresent(c -> all.add(new Column(alias, c.name()))));
    List<Column> first = all.stream().filter(c -> listed.contains(c.entity())).toList();
    List<Column> found = first.isEmpty() ? all : first;
    if (found.isEmpty()) {
      return parent != null && correlated ? parent.unqualified(name, path) : Optional.empty();
    }
    if (found.size() > 1 && !sameValues(found)) {
      throw new IrException(
          path,
          "'%s' is ambiguous; write one of %s"
              .formatted(
                  name,
                  found.stream()
                      .map(c -> c.entity() + "." + c.name())
                      .collect(Collectors.joining(", "))));
    }
    return Optional.of(found.getFirst());
  }

  /** The one column of that name in the whole catalogue, for queries that list no entity. */
  Optional<Column> anywhere(String name, String path) {
    List<Table> having =
        catalogue.tables().stream().filter(t -> t.column(name).isPresent()).toList();
    return tables.isEmpty() && having.size() == 1
        ? Optional.of(qualified(new Column(having.getFirst().id(), name), path))
        : Optional.empty();
  }

  /** Whether the first column is joined to each of the others, so that their values agree. */
  private boolean sameValues(List<Column> columns) {
    Column first = columns.getFirst();
    return columns.stream()
        .skip(1)
        .allMatch(c -> catalogue.relationships().stream().anyMatch(r -> links(r, first, c)));
  }

  private boolean links(Relationship r, Column left, Column right) {
    if (r.fromColumns().size() != 1) {
      return false;
    }
    return ends(r, left, right) || ends(r, right, left);
  }

  private boolean ends(Relationship r, Column from, Column to) {
    return r.fromTable().equals(table(from.entity()).id())
        && r.toTable().equals(table(to.entity()).id())
        && r.fromColumns().getFirst().equalsIgnoreCase(from.name())
        && r.toColumns().getFirst().equalsIgnoreCase(to.name());
  }

  /** Names that could have been meant, for error messages. */
  List<String> knownColumns() {
    return tables.values().stream().flatMap(t -> names(t).stream()).distinct().toList();
  }

  /** Tables elsewhere in the catalogue that have such a column, qualified, at most three. */
  List<String> elsewhere(String name) {
    return new TreeSet<>(
            catalogue.tables().stream()
                .filter(t -> t.column(name).isPresent())
                .map(t -> t.id() + "." + name)
                .toList())
        .stream().limit(3).toList();
  }

  private static List<String> names(Table table) {
    return table.columns().stream().map(io.querent.semantics.catalog.Column::name).toList();
  }

  private IrException unknownTable(String name, String path) {
    List<String> known = catalogue.tables().stream().map(Table::id).toList();
    return new IrException(
        path, "there is no table '%s'%s".formatted(name, Names.hint(name, known)));
  }

  private IrException unknownEntity(String name, String path) {
    List<String> known = new ArrayList<>(tables.keySet());
    catalogue.tables().forEach(t -> known.add(t.id()));
    return new IrException(
        path, "there is no table or alias '%s'%s".formatted(name, Names.hint(name, known)));
  }
}
