package io.querent.nlq.link;

import io.querent.nlq.text.Words;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns by which people know a row of a table. */
public final class Labels {
  private static final int MOST_LISTED = 12;

  private final SemanticModel model;

  Labels(SemanticModel model) {
    this.model = model;
  }

  /**
   * Columns to show when a row is asked for without saying which columns: the semantic model's,
   * else those that look like a name, else the key, else the first column.
   */
  public List<ColumnRef> of(Table table) {
    Optional<TableMeaning> meaning = model.table(table.id());
    if (meaning.isPresent() && !meaning.get().labelColumns().isEmpty()) {
      return refs(table, meaning.get().labelColumns());
    }
    Optional<Column> name = named(table);
    if (name.isPresent()) {
      return List.of(new ColumnRef(table, name.get()));
    }
    List<Column> parts =
        table.columns().stream()
            .filter(
                c ->
                    Set.of(
                                "first name",
                                "last name",
                                "fname",
                                "lname",
                                "firstname",
                                "lastname",
                                "surname",
                                "forename")
                            .contains(String.join(" ", Words.split(c.name())))
                        || Set.of("firstname", "lastname", "fname", "lname")
                            .contains(c.name().toLowerCase(Locale.ROOT)))
            .toList();
    if (!parts.isEmpty()) {
      return parts.stream().map(c -> new ColumnRef(table, c)).toList();
    }
    return fallback(table);
  }

  /**
   * Columns of a list of rows: the label, or where rows have no name all columns, for a list of
   * bare keys tells nothing.
   */
  public List<ColumnRef> listed(Table table) {
    List<ColumnRef> label = of(table);
    boolean keys = label.stream().allMatch(ColumnRef::isKey);
    if (!keys || table.columns().size() > MOST_LISTED) {
      return label;
    }
    List<ColumnRef> all = new ArrayList<>(label);
    for (Column column : table.columns()) {
      ColumnRef ref = new ColumnRef(table, column);
      if (label.stream().noneMatch(ref::sameAs) && !isHidden(ref)) {
        all.add(ref);
      }
    }
    return all;
  }

  private boolean isHidden(ColumnRef ref) {
    return model
        .table(ref.table().id())
        .flatMap(t -> t.column(ref.column().name()))
        .map(c -> c.hidden())
        .orElse(false);
  }

  /**
   * First and last name, in this order, where a person's name is kept in two columns; else empty.
   */
  public List<ColumnRef> personName(Table table) {
    ColumnRef first = null;
    ColumnRef last = null;
    for (Column column : table.columns()) {
      String name = column.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      if (Set.of("firstname", "fname", "givenname", "forename").contains(name)) {
        first = new ColumnRef(table, column);
      } else if (Set.of("lastname", "lname", "surname", "familyname").contains(name)) {
        last = new ColumnRef(table, column);
      }
    }
    return first == null || last == null ? List.of() : List.of(first, last);
  }

  /** The single column that names a row; empty when the table has none. */
  public Optional<Column> named(Table table) {
    Set<String> own = new HashSet<>();
    Words.split(table.name()).forEach(w -> own.add(Words.lemma(w)));
    Column best = null;
    int bestRank = Integer.MAX_VALUE;
    for (Column column : table.columns()) {
      int rank = rank(column, own);
      if (rank < bestRank) {
        best = column;
        bestRank = rank;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int rank(Column column, Set<String> own) {
    List<String> words = Words.split(column.name()).stream().map(Words::lemma).toList();
    String head = words.getLast();
    boolean plain = words.size() == 1;
    boolean text = !column.type().isNumeric() && !column.type().isTemporal();
    if (!text) {
      return Integer.MAX_VALUE;
    }
    if (head.equals("name")) {
      if (plain) {
        return 0;
      }
      if (own.containsAll(words.subList(0, words.size() - 1))) {
        return 1;
      }
      return Set.of("first", "last", "middle", "family", "given", "user")
              .contains(words.get(words.size() - 2))
          ? Integer.MAX_VALUE
          : words.contains("full") ? 2 : 5;
    }
    if (head.equals("fullname")) {
      return 2;
    }
    if (head.endsWith("name") && own.contains(head.substring(0, head.length() - 4))) {
      return 1;
    }
    if (head.equals("title") || head.equals("label")) {
      return plain ? 3 : 6;
    }
    if (own.containsAll(words)) {
      return 4;
    }
    return Integer.MAX_VALUE;
  }

  private static List<ColumnRef> fallback(Table table) {
    for (String wanted : List.of("description", "code", "text", "subject", "number", "email")) {
      for (Column column : table.columns()) {
        if (Words.split(column.name()).getLast().equals(wanted)
            && !column.type().isTemporal()
            && (wanted.equals("number") || !column.type().isNumeric())
            && !wanted.equals("number")) {
          return List.of(new ColumnRef(table, column));
        }
      }
    }
    if (!table.primaryKey().isEmpty()) {
      return refs(table, table.primaryKey());
    }
    return List.of(new ColumnRef(table, table.columns().getFirst()));
  }

  private static List<ColumnRef> refs(Table table, List<String> names) {
    return names.stream()
        .flatMap(n -> table.column(n).stream())
        .map(c -> new ColumnRef(table, c))
        .toList();
  }
}
