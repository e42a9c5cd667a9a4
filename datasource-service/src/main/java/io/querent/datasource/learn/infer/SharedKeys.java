package io.querent.datasource.learn.infer;

import io.querent.datasource.catalog.NameWords;
import io.querent.datasource.learn.profile.ProfiledTable;
import io.querent.datasource.learn.profile.ValueSet;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds tables that are halves of one another: the same keys on both sides, and names that share a word. */
final class SharedKeys {
  private static final double CONFIDENCE = 0.55;
  private static final int FEWEST_KEYS = 20;

  private final List<ProfiledTable> tables;

  SharedKeys(List<ProfiledTable> tables) {
    this.tables = tables;
  }

  /** One relationship for each pair that nothing connects yet. */
  List<Relationship> infer(List<Relationship> known) {
    List<Relationship> found = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      for (int j = i + 1; j < tables.size(); j++) {
        halves(tables.get(i), tables.get(j), known).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Relationship> halves(
      ProfiledTable one, ProfiledTable other, List<Relationship> known) {
    Optional<Column> key = key(one);
    Optional<Column> otherKey = key(other);
    if (key.isEmpty()
        || otherKey.isEmpty()
        || !sharesWord(one.table(), other.table())
        || isConnected(one.table(), other.table(), known)
        || !sameValues(one, key.get(), other, otherKey.get())) {
      return Optional.empty();
    }
    boolean forward = texts(one.table()) < texts(other.table())
        || texts(one.table()) == texts(other.table()) && ColumnName.of(key.get().name()).isGeneric();
    ProfiledTable from = forward ? one : other;
    ProfiledTable to = forward ? other : one;
    return Optional.of(
        new Relationship(
            from.table().id(),
            from.table().primaryKey(),
            to.table().id(),
            to.table().primaryKey(),
            false,
            CONFIDENCE));
  }

  private static Optional<Column> key(ProfiledTable table) {
    List<String> key = table.table().primaryKey();
    return table.whole() && key.size() == 1 ? table.table().column(key.getFirst()) : Optional.empty();
  }

  private static boolean sharesWord(Table one, Table other) {
    Set<String> shared = new HashSet<>(words(one));
    shared.retainAll(words(other));
    return !shared.isEmpty();
  }

  private static Set<String> words(Table table) {
    Set<String> words = new HashSet<>();
    TableName.of(table.name()).words().stream()
        .filter(w -> w.length() >= 3)
        .map(NameWords::singular)
        .forEach(words::add);
    return words;
  }

  private static boolean isConnected(Table one, Table other, List<Relationship> known) {
    return known.stream()
        .anyMatch(
            r ->
                r.fromTable().equals(one.id()) && r.toTable().equals(other.id())
                    || r.fromTable().equals(other.id()) && r.toTable().equals(one.id()));
  }

  private static boolean sameValues(
      ProfiledTable one, Column key, ProfiledTable other, Column otherKey) {
    ValueSet values = one.values().get(key.name());
    ValueSet others = other.values().get(otherKey.name());
    return key.type() == otherKey.type()
        && values != null
        && others != null
        && values.size() >= FEWEST_KEYS
        && values.size() == others.size()
        && values.missingFrom(others) == 0;
  }

  private static long texts(Table table) {
    return table.columns().stream().filter(c -> c.type() == ColumnType.STRING).count();
  }
}
