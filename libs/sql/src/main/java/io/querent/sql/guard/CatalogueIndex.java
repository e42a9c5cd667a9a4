package io.querent.sql.guard;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables and columns of one catalogue by the names under which a statement may refer to them. */
final class CatalogueIndex {

  /**
   * A table in reach.
   *
   * @param id its id in the catalogue
   * @param columns its column names; null when several tables share the name
   */
  record Entry(String id, Set<String> columns) {}

  private final Catalogue catalogue;
  private final Map<String, Entry> byName = new HashMap<>();

  CatalogueIndex(Catalogue catalogue, DialectRules rules) {
    this.catalogue = catalogue;
    Map<String, List<Entry>> bare = new HashMap<>();
    for (Table table : catalogue.tables()) {
      Entry entry = new Entry(table.id(), columns(table, rules));
      String name = Names.ofCatalogue(table.name(), rules);
      bare.computeIfAbsent(name, n -> new ArrayList<>()).add(entry);
      if (table.schema() != null) {
        byName.put(Names.ofCatalogue(table.schema(), rules) + "." + name, entry);
      }
    }
    bare.forEach((name, entries) -> byName.putIfAbsent(name, unambiguous(name, entries)));
  }

  private static Entry unambiguous(String name, List<Entry> entries) {
    return entries.size() == 1 ? entries.getFirst() : new Entry(name, null);
  }

  private static Set<String> columns(Table table, DialectRules rules) {
    return table.columns().stream()
        .map(Column::name)
        .map(n -> Names.ofCatalogue(n, rules))
        .collect(Collectors.toUnmodifiableSet());
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** The table behind the parts of a reference, or null. */
  Entry table(List<String> parts, DialectRules rules) {
    Entry exact = byName.get(String.join(".", parts));
    if (exact != null || parts.size() < 2) {
      return exact;
    }
    List<String> qualifiers = parts.subList(0, parts.size() - 1);
    Entry bare = byName.get(parts.getLast());
    boolean defaults = qualifiers.stream().allMatch(rules::isDefaultSchema);
    return defaults && bare != null && !bare.id().contains(".") ? bare : null;
  }

  List<String> names() {
    return catalogue.tables().stream().map(Table::id).toList();
  }
}
