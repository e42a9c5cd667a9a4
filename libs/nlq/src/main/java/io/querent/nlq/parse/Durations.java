package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.text.Words;
import io.querent.semantics.catalog.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Columns that keep durations as numbers, and the unit that they keep them in. */
final class Durations {
  private static final Map<String, BigDecimal> SECONDS =
      Map.ofEntries(
          Map.entry("ms", new BigDecimal("0.001")),
          Map.entry("millisecond", new BigDecimal("0.001")),
          Map.entry("s", BigDecimal.ONE),
          Map.entry("sec", BigDecimal.ONE),
          Map.entry("second", BigDecimal.ONE),
          Map.entry("min", BigDecimal.valueOf(60)),
          Map.entry("minute", BigDecimal.valueOf(60)),
          Map.entry("h", BigDecimal.valueOf(3600)),
          Map.entry("hour", BigDecimal.valueOf(3600)));

  private Durations() {}

  /** Whether a word in lower case is a unit of time of day. */
  static boolean isUnit(String word) {
    return SECONDS.containsKey(Words.lemma(word)) && word.length() > 1;
  }

  /** The only column of a table that keeps durations in a known unit. */
  static Optional<ColumnRef> column(Vocabulary vocabulary, Table table) {
    List<ColumnRef> found =
        table.columns().stream()
            .map(c -> new ColumnRef(table, c))
            .filter(c -> c.isNumeric() && unit(vocabulary, c).isPresent())
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** A duration in the unit of a column. */
  static BigDecimal in(Vocabulary vocabulary, ColumnRef column, BigDecimal count, String unit) {
    BigDecimal seconds = count.multiply(SECONDS.get(Words.lemma(unit)));
    return seconds.divide(unit(vocabulary, column).orElseThrow(), MathContext.DECIMAL64);
  }

  /** Seconds of the unit that the semantic model or the column's name tells. */
  private static Optional<BigDecimal> unit(Vocabulary vocabulary, ColumnRef column) {
    Optional<BigDecimal> said =
        vocabulary
            .model()
            .table(column.table().id())
            .flatMap(t -> t.column(column.column().name()))
            .map(c -> c.unit())
            .map(SECONDS::get);
    if (said.isPresent()) {
      return said;
    }
    String last = Words.split(column.column().name()).getLast();
    return last.length() < 2
        ? Optional.empty()
        : Optional.ofNullable(SECONDS.get(Words.lemma(last)));
  }
}
