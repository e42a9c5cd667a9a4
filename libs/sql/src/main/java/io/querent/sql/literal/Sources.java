package io.querent.sql.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.MultiPartName;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;

/** The tables that one SELECT reads, and what its comparisons speak of. */
final class Sources {
  private static final Set<String> OF_ITS_ARGUMENT = Set.of("sum", "min", "max", "abs", "round");
  private static final Set<String> FRACTIONS =
      Set.of("avg", "median", "stddev", "stddev_samp", "variance", "var_samp");

  private record Source(String alias, String table) {}

  private final List<Source> sources = new ArrayList<>();

  void add(FromItem item) {
    if (item instanceof Table table) {
      String name = MultiPartName.unquote(table.getName());
      String schema = MultiPartName.unquote(table.getSchemaName());
      String alias =
          table.getAlias() == null ? name : MultiPartName.unquote(table.getAlias().getName());
      sources.add(new Source(alias, schema == null ? name : schema + "." + name));
    }
  }

  /** What a comparison speaks of; empty when it is a constant, as far as anyone can tell. */
  Optional<ComparedLiteral.Subject> subject(Expression expression) {
    return switch (expression) {
      case Column column -> Optional.of(column(column, column.getColumnName()));
      case CastExpression cast when cast.getLeftExpression() instanceof Column column ->
          Optional.of(computed(column.getColumnName(), false));
      case Function function -> Optional.of(function(function));
      case BinaryExpression computed when refersToColumn(computed) ->
          Optional.of(computed(computed.toString(), false));
      case ExtractExpression extract -> Optional.of(computed(extract.getName(), false));
      case null, default -> Optional.empty();
    };
  }

  private static boolean refersToColumn(Expression expression) {
    return switch (expression) {
      case Column _ -> true;
      case BinaryExpression computed ->
          refersToColumn(computed.getLeftExpression())
              || refersToColumn(computed.getRightExpression());
      case Function function ->
          function.getParameters() != null
              && function.getParameters().stream().anyMatch(Sources::refersToColumn);
      case null, default -> false;
    };
  }

  private ComparedLiteral.Subject function(Function function) {
    String name = function.getName().toLowerCase(Locale.ROOT);
    boolean single = function.getParameters() != null && !function.getParameters().isEmpty();
    if (single
        && OF_ITS_ARGUMENT.contains(name)
        && function.getParameters().getFirst() instanceof Column column) {
      return column(column, name + " " + column.getColumnName());
    }
    return computed(function.toString(), FRACTIONS.contains(name));
  }

  private ComparedLiteral.Subject column(Column column, String text) {
    String qualifier = column.getTable() == null ? null : column.getUnquotedTableName();
    List<String> tables =
        sources.stream()
            .filter(source -> qualifier == null || source.alias().equalsIgnoreCase(qualifier))
            .map(Source::table)
            .toList();
    return new ComparedLiteral.Subject(
        text.replace("\"", ""), MultiPartName.unquote(column.getColumnName()), tables, false);
  }

  private static ComparedLiteral.Subject computed(String text, boolean fractional) {
    return new ComparedLiteral.Subject(text.replace("\"", ""), null, List.of(), fractional);
  }
}
