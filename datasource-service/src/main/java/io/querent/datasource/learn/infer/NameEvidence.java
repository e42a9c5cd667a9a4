package io.querent.datasource.learn.infer;

import io.querent.datasource.catalog.NameWords;
import io.querent.datasource.learn.profile.ProfiledTable;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import java.util.Set;

/**
 * How strongly names say that a column points to a key of another table, from 0 to 1. Values still
 * have to agree.
 */
final class NameEvidence {
  static final double NONE = 0;

  /** From this score on, names alone are enough where there are no values to look at. */
  static final double STRONG = 0.85;

  private static final double SAME_NAME_OF_TABLE = 0.97;
  private static final double TABLE_AND_KEY = 0.95;
  private static final double ROLE_AND_KEY = 0.9;
  private static final double SAME_NAME = 0.86;
  private static final double TABLE_ALONE = 0.78;
  private static final double ROLE_ALONE = 0.72;
  private static final double HIERARCHY = 0.8;
  private static final double PERSON = 0.66;
  private static final double OTHER_KEY_WORD = 0.15;
  private static final double LAST_WORD_ONLY = 0.08;
  private static final double NOT_THE_PRIMARY_KEY = 0.1;

  private static final Set<String> SELF =
      Set.of(
          "parent",
          "replyto",
          "inreplyto",
          "predecessor",
          "successor",
          "previous",
          "next",
          "root",
          "ancestor",
          "superior",
          "reportsto",
          "original",
          "replaces",
          "replacedby",
          "supersedes");
  private static final Set<String> PERSONS =
      Set.of(
          "manager",
          "supervisor",
          "boss",
          "mentor",
          "leader",
          "head",
          "chief",
          "recommendedby",
          "referredby",
          "invitedby",
          "managedby",
          "createdby",
          "updatedby",
          "approvedby",
          "assignedto",
          "assignee",
          "owner",
          "author",
          "reportsto",
          "coach",
          "advisor",
          "supportrep");
  private static final Set<String> PERSON_TABLES =
      Set.of(
          "employee",
          "staff",
          "person",
          "user",
          "member",
          "worker",
          "account",
          "student",
          "teacher",
          "personnel",
          "highschooler",
          "customer",
          "player",
          "agent");

  private NameEvidence() {}

  static double between(Table from, Column column, ProfiledTable target, Column key) {
    Table to = target.table();
    ColumnName name = ColumnName.of(column.name());
    ColumnName keyName = ColumnName.of(key.name());
    TableName table = TableName.of(to.name());
    boolean primary = to.primaryKey().size() == 1 && to.primaryKey().getFirst().equals(key.name());
    double score =
        from.id().equals(to.id())
            ? withinTable(name, keyName, table)
            : Math.max(sameName(name, keyName, table), byTable(name, keyName, table));
    if (score == NONE && primary && !from.id().equals(to.id())) {
      score = byPerson(name, table, TableName.of(from.name()));
    }
    return score == NONE || primary ? score : score - NOT_THE_PRIMARY_KEY;
  }

  private static double withinTable(ColumnName name, ColumnName key, TableName table) {
    if (name.squashed().equals(key.squashed())) {
      return NONE;
    }
    boolean personal = PERSONS.contains(name.stem()) && PERSON_TABLES.contains(table.last());
    if (SELF.contains(name.stem()) || personal) {
      return HIERARCHY;
    }
    boolean keyAlike = name.isKeyLike() && key.isKeyLike();
    return keyAlike && (name.stemEndsWith(table.whole()) || endsWithKey(name, key))
        ? ROLE_AND_KEY
        : NONE;
  }

  private static double sameName(ColumnName name, ColumnName key, TableName table) {
    if (key.isGeneric()) {
      return NONE;
    }
    boolean meant = table.isMeantBy(key.stem());
    if (name.squashed().equals(key.squashed())) {
      if (!key.isKeyLike()) {
        return meant ? TABLE_ALONE : NONE;
      }
      return meant ? SAME_NAME_OF_TABLE : SAME_NAME;
    }
    return key.isKeyLike() && endsWithKey(name, key) ? meant ? ROLE_AND_KEY : TABLE_ALONE : NONE;
  }

  private static boolean endsWithKey(ColumnName name, ColumnName key) {
    return name.key().equals(key.key()) && !key.stem().isEmpty() && name.stemEndsWith(key.stem());
  }

  private static double byTable(ColumnName name, ColumnName key, TableName table) {
    double score = byTable(name, table);
    if (score == NONE) {
      return NONE;
    }
    boolean keyFits =
        !name.isKeyLike()
            || key.key().equals(name.key())
            || key.stem().isEmpty() && key.isKeyLike();
    boolean keyIsTables = key.stem().isEmpty() || table.isMeantBy(key.stem());
    return score - (keyFits && keyIsTables ? 0 : OTHER_KEY_WORD);
  }

  private static double byTable(ColumnName name, TableName table) {
    String stem = NameWords.singular(name.stem());
    if (stem.equals(table.whole())) {
      return name.isKeyLike() ? TABLE_AND_KEY : TABLE_ALONE;
    }
    if (name.stemEndsWith(table.whole())) {
      return name.isKeyLike() ? ROLE_AND_KEY : ROLE_ALONE;
    }
    if (!table.isCompound() || table.last().length() < 4) {
      return NONE;
    }
    if (stem.equals(table.last())) {
      return (name.isKeyLike() ? TABLE_AND_KEY : TABLE_ALONE) - LAST_WORD_ONLY;
    }
    return name.stemEndsWith(table.last())
        ? (name.isKeyLike() ? ROLE_AND_KEY : ROLE_ALONE) - LAST_WORD_ONLY
        : NONE;
  }

  /** {@code departments.manager_id} points to employees, though no word says so. */
  private static double byPerson(ColumnName name, TableName to, TableName from) {
    return PERSONS.contains(name.stem())
            && PERSON_TABLES.contains(to.last())
            && !PERSON_TABLES.contains(from.last())
        ? PERSON
        : NONE;
  }
}
