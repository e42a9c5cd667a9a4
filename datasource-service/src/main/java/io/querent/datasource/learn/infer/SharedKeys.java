package io.querent.datasource.learn.infer;

import io.querent.datasource.catalog.NameWords;
import io.querent.datasource.learn.profile.ProfiledTable;
import io.querent.datasource.learn.profile.ValueSet;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds tables that are halves of one another: the same keys on both sides, and names that share a
 * word.
 */
final class SharedKeys {
  private static final double CONFIDENCE = 0.55;
  private static final int FEWEST_KEYS = 20;

  private final List<ProfiledTable> tables;

  SharedKeys(List<ProfiledTable> tables) {
    this.tables = tables;
  }

  /** One relationship for each table that nothing connects yet and that fits exactly one other. */
  List<Relationship> infer(List<Relationship> known) {
    List<Relationship> found = new ArrayList<>();
    for (ProfiledTable table : tables) {
      if (isGenericKey(table) && isAlone(table.table(), known) && isAlone(table.table(), found)) {
        List<ProfiledTable> halves = tables.stream().filter(t -> isHalf(table, t)).toList();
        if (halves.size() == 1) {
          found.add(relationship(table.table(), halves.getFirst().table()));
        }
      }
    }
    return found;
  }

  private static Relationship relationship(Table from, Table to) {
    return new Relationship(
        from.id(), from.primaryKey(), to.id(), to.primaryKey(), false, CONFIDENCE);
  }

  /** Whether the key says nothing of its own table, as {@code id} does. */
  private static boolean isGenericKey(ProfiledTable table) {
    return key(table).map(k -> ColumnName.of(k.name()).isGeneric()).orElse(false);
  }

  private static boolean isAlone(Table table, List<Relationship> known) {
    return known.stream()
        .noneMatch(r -> r.fromTable().equals(table.id()) || r.toTable().equals(table.id()));
  }

  private static boolean isHalf(ProfiledTable one, ProfiledTable other) {
    Optional<Column> otherKey = key(other);
    return one != other
        && otherKey.isPresent()
        && sharesWord(one.table(), other.table())
        && sameValues(one, key(one).orElseThrow(), other, otherKey.get());
  }

  private static Optional<Column> key(ProfiledTable table) {
    List<String> key = table.table().primaryKey();
    return table.whole() && key.size() == 1
        ? table.table().column(key.getFirst())
        : Optional.empty();
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
}
