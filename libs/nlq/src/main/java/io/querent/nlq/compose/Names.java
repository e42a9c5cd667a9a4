package io.querent.nlq.compose;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.parse.Pick;
import io.querent.nlq.text.Words;
import io.querent.semantics.catalog.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Column names of a result, each used once. */
final class Names {
  private final Set<String> taken = new HashSet<>();

  /**
   * The column's own name, or with its table's when that is taken; null stands for its own name.
   */
  String of(ColumnRef column) {
    String own = column.column().name();
    if (taken.add(own.toLowerCase(Locale.ROOT))) {
      return null;
    }
    return unique(
        Words.lemma(column.table().name().toLowerCase(Locale.ROOT))
            + "_"
            + own.toLowerCase(Locale.ROOT));
  }

  String unique(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  static String snake(String... words) {
    return String.join("_", Words.split(String.join(" ", List.of(words))));
  }

  /** A column name for what a pick computes. */
  static String of(Pick pick) {
    return switch (pick) {
      case Pick.RowCount(Table table) -> snake("number of", table.name());
      case Pick.ValueCount(ColumnRef column, boolean _) ->
          snake("number of", column.column().name());
      case Pick.Aggregated a -> snake(a.function().word(), a.column().column().name());
      case Pick.Measured(var metric) -> metric.name();
      case Pick.Field(ColumnRef column) -> column.column().name();
      case Pick.Rows(Table table) -> table.name();
      case Pick.Everything(Table table) -> table.name();
    };
  }
}
