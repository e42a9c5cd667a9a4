package io.querent.datasource.learn.infer;

import io.querent.datasource.catalog.NameWords;
import io.querent.datasource.learn.profile.ProfiledTable;
import io.querent.datasource.learn.profile.ValueSet;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the relationships that nobody declared. For each column the best key of all tables is
 * taken: names propose it, and its values must be found in the key. Where names say nothing, values
 * count only when they could hardly be there by accident; numbers from 1 to n never do.
 */
public final class RelationshipInference {
  private static final double LEAST_CONFIDENCE = 0.5;
  private static final double OTHER_TYPE = 0.05;
  private static final double BY_VALUES = 0.6;
  private static final double ACCIDENT = 0.001;
  private static final int FEWEST_VALUES = 3;

  private final List<ProfiledTable> tables;
  private final InclusionCheck engine;

  /** A proposed relationship of one column. */
  private record Reference(Table from, Column column, Table to, Column key, double confidence) {
    Relationship relationship() {
      return new Relationship(
          from.id(),
          List.of(column.name()),
          to.id(),
          List.of(key.name()),
          false,
          Math.round(confidence * 100) / 100.0);
    }
  }

  /** A column that could be pointed to. */
  private record Key(ProfiledTable table, Column column) {}

  public RelationshipInference(Collection<ProfiledTable> tables, InclusionCheck engine) {
    this.tables = List.copyOf(tables);
    this.engine = engine;
  }

  /** Relationships beside the declared ones; a column that a foreign key already uses gets none. */
  public List<Relationship> infer(List<Relationship> declared) {
    List<Key> keys = keys();
    List<Relationship> found = new ArrayList<>();
    for (ProfiledTable from : tables) {
      if (from.table().kind().equals("view")) {
        continue;
      }
      for (Column column : from.table().columns()) {
        if (canRefer(column) && !isDeclared(declared, from.table(), column)) {
          best(from, column, keys).map(Reference::relationship).ifPresent(found::add);
        }
      }
    }
    List<Relationship> known = new ArrayList<>(declared);
    known.addAll(found);
    List<Relationship> more = new SharedKeys(tables).infer(known);
    found.addAll(more);
    return List.copyOf(found);
  }

  private List<Key> keys() {
    return tables.stream()
        .filter(t -> !t.table().kind().equals("view"))
        .flatMap(
            t ->
                t.table().columns().stream()
                    .filter(c -> canRefer(c) || isPrimary(t.table(), c))
                    .filter(c -> t.isUnique(c.name()))
                    .map(c -> new Key(t, c)))
        .toList();
  }

  private static boolean canRefer(Column column) {
    return switch (column.type()) {
      case INTEGER, DECIMAL, STRING, UUID -> column.profile().temporalFormat() == null;
      default -> false;
    };
  }

  private static boolean isPrimary(Table table, Column column) {
    return table.primaryKey().size() == 1 && table.primaryKey().getFirst().equals(column.name());
  }

  private static boolean isDeclared(List<Relationship> declared, Table table, Column column) {
    return declared.stream()
        .anyMatch(r -> r.fromTable().equals(table.id()) && r.fromColumns().contains(column.name()));
  }

  private Optional<Reference> best(ProfiledTable from, Column column, List<Key> keys) {
    if (isOwnKey(from.table(), column)) {
      return Optional.empty();
    }
    Optional<Reference> named =
        keys.stream()
            .filter(key -> !isSame(from, column, key))
            .flatMap(key -> named(from, column, key).stream())
            .max(
                Comparator.comparingDouble(Reference::confidence)
                    .thenComparing(r -> r.to().name(), Comparator.reverseOrder()));
    return named.isPresent() ? named : byValues(from, column, keys);
  }

  /** {@code owner_id} of {@code owners}: what is pointed to, not what points. */
  private static boolean isOwnKey(Table table, Column column) {
    ColumnName name = ColumnName.of(column.name());
    return isPrimary(table, column)
        && (name.isGeneric()
            || TableName.of(table.name()).whole().equals(NameWords.singular(name.stem())));
  }

  private static boolean isSame(ProfiledTable from, Column column, Key key) {
    return key.table() == from && key.column().name().equals(column.name());
  }

  private Optional<Reference> named(ProfiledTable from, Column column, Key key) {
    double score = NameEvidence.between(from.table(), column, key.table(), key.column());
    if (score == NameEvidence.NONE
        || !comparable(column.type(), key.column().type())
        || isTheOtherWayRound(from, column, key)) {
      return Optional.empty();
    }
    double weighed = inclusion(from, column, key).weigh(score);
    double confidence = column.type() == key.column().type() ? weighed : weighed - OTHER_TYPE;
    return confidence >= LEAST_CONFIDENCE
        ? Optional.of(
            new Reference(from.table(), column, key.table().table(), key.column(), confidence))
        : Optional.empty();
  }

  /** Of two tables with the same key, the one named after it is pointed to, else the larger one. */
  private static boolean isTheOtherWayRound(ProfiledTable from, Column column, Key key) {
    if (!from.isUnique(column.name()) || key.table() == from) {
      return false;
    }
    String stem = ColumnName.of(column.name()).stem();
    boolean meansTarget = TableName.of(key.table().table().name()).isMeantBy(stem);
    boolean meansItself = TableName.of(from.table().name()).isMeantBy(stem);
    if (meansTarget != meansItself) {
      return meansItself;
    }
    ValueSet own = from.values().get(column.name());
    ValueSet other = key.table().values().get(key.column().name());
    if (own == null || other == null || own.size() != other.size()) {
      return own != null && other != null && own.size() > other.size();
    }
    return from.table().name().length() <= key.table().table().name().length();
  }

  private static boolean comparable(ColumnType one, ColumnType other) {
    return one == other
        || family(one) == family(other)
        || one == ColumnType.STRING
        || other == ColumnType.STRING;
  }

  private static int family(ColumnType type) {
    return type.isNumeric() ? 1 : type == ColumnType.UUID ? 2 : 3;
  }

  private Inclusion inclusion(ProfiledTable from, Column column, Key key) {
    ValueSet values = from.values().get(column.name());
    ValueSet known = key.table().values().get(key.column().name());
    boolean keyKnown = known != null && key.table().whole();
    if (values != null && values.size() == 0 || keyKnown && known.size() == 0) {
      return new Inclusion(0, 0);
    }
    if (values != null && keyKnown) {
      return new Inclusion(values.size(), values.missingFrom(known));
    }
    return engine
        .check(from.table(), column, key.table().table(), key.column())
        .orElse(new Inclusion(0, 0));
  }

  private Optional<Reference> byValues(ProfiledTable from, Column column, List<Key> keys) {
    boolean linking =
        from.table().primaryKey().size() > 1 && from.table().primaryKey().contains(column.name());
    if (!ColumnName.of(column.name()).isKeyLike() && !linking || isPrimary(from.table(), column)) {
      return Optional.empty();
    }
    List<Key> fitting =
        keys.stream()
            .filter(key -> key.table() != from && isPrimary(key.table().table(), key.column()))
            .filter(key -> comparable(column.type(), key.column().type()))
            .filter(key -> cannotBeAccident(from, column, key))
            .toList();
    return fitting.size() == 1
        ? Optional.of(
            new Reference(
                from.table(),
                column,
                fitting.getFirst().table().table(),
                fitting.getFirst().column(),
                BY_VALUES))
        : Optional.empty();
  }

  /**
   * The chance that m numbers drawn between the smallest and the largest key all hit one is (keys /
   * span)^m; text that is found again is taken as meant when it is more than a letter or two.
   */
  private static boolean cannotBeAccident(ProfiledTable from, Column column, Key key) {
    ValueSet values = from.values().get(column.name());
    ValueSet known = key.table().values().get(key.column().name());
    boolean included =
        values != null
            && known != null
            && key.table().whole()
            && values.size() >= FEWEST_VALUES
            && values.missingFrom(known) == 0;
    if (!included) {
      return false;
    }
    if (key.column().type() == ColumnType.UUID) {
      return true;
    }
    if (!key.column().type().isNumeric()) {
      String shortest = key.column().profile().min();
      return !isNumber(key.column()) && shortest != null && shortest.length() >= 3;
    }
    double span = span(key.column());
    return Math.pow(known.size() / span, values.size()) < ACCIDENT;
  }

  private static boolean isNumber(Column column) {
    String least = column.profile().min();
    return least != null && !least.isEmpty() && least.chars().allMatch(Character::isDigit);
  }

  private static double span(Column key) {
    try {
      return Double.parseDouble(key.profile().max()) - Double.parseDouble(key.profile().min()) + 1;
    } catch (NumberFormatException | NullPointerException e) {
      return 1;
    }
  }
}
