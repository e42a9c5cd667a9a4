package io.querent.nlq.dialogue;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Plurals;
import io.querent.nlq.text.Words;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.model.ColumnMeaning;
import io.querent.semantics.model.MetricMeaning;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What people call tables, columns and metrics: the semantic model's labels, else the names. */
final class Naming {
  private static final Set<String> GENERAL =
      Set.of(
          "name",
          "title",
          "id",
          "code",
          "number",
          "total",
          "amount",
          "value",
          "type",
          "kind",
          "length",
          "size",
          "date",
          "description",
          "text");
  private static final Set<String> UNITS =
      Set.of("ms", "kg", "km", "m2", "cm", "eur", "usd", "gbp", "percent", "pct", "id", "at", "on");

  private final SemanticModel model;
  private final boolean precise;

  /**
   * @param precise whether every column is told with its table
   */
  Naming(SemanticModel model, boolean precise) {
    this.model = model;
    this.precise = precise;
  }

  String one(Table table) {
    return Plurals.singular(label(table));
  }

  String many(Table table) {
    return Plurals.of(label(table));
  }

  private String label(Table table) {
    return model
        .table(table.id())
        .map(TableMeaning::label)
        .filter(l -> !l.isBlank())
        .orElseGet(() -> String.join(" ", Words.split(table.name())));
  }

  /** Whether a value of the column names a row, so that the row's kind says enough. */
  boolean isLabel(ColumnRef column) {
    return model
        .table(column.table().id())
        .map(TableMeaning::labelColumns)
        .filter(l -> l.size() == 1 && l.getFirst().equals(column.column().name()))
        .isPresent();
  }

  /** The column alone, unless names are to be precise. */
  String of(ColumnRef column) {
    return precise ? qualified(column) : own(column);
  }

  private String qualified(ColumnRef column) {
    String own = own(column);
    String table = one(column.table());
    return own.contains(table) ? own : table + " " + own;
  }

  private String own(ColumnRef column) {
    String said =
        model
            .table(column.table().id())
            .flatMap(t -> t.column(column.column().name()))
            .map(ColumnMeaning::label)
            .orElse("");
    if (!said.isBlank()) {
      return said;
    }
    List<String> words = new ArrayList<>(Words.split(column.column().name()));
    while (words.size() > 1 && UNITS.contains(words.getLast())) {
      words.removeLast();
    }
    return String.join(" ", words);
  }

  /** The column, with its table where it alone would not tell what it is of. */
  String full(ColumnRef column) {
    return precise || GENERAL.contains(own(column)) ? qualified(column) : own(column);
  }

  String of(MetricMeaning metric) {
    String label = metric.label();
    return label == null || label.isBlank()
        ? String.join(" ", Words.split(metric.name()))
        : label.substring(0, 1).equals(label.substring(0, 1).toUpperCase(Locale.ROOT))
                && label.length() > 1
                && Character.isLowerCase(label.charAt(1))
            ? Character.toLowerCase(label.charAt(0)) + label.substring(1)
            : label;
  }
}
