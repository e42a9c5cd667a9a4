package io.querent.sql.generate;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Call;
import io.querent.sql.dialect.Dialect;
import io.querent.sql.dialect.SqlNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The closed list of functions as SQL. */
final class FunctionTranslator {
  private final Dialect dialect;
  private final Generation generation;
  private final Translator translator;

  FunctionTranslator(Generation generation, Translator translator) {
    this.generation = generation;
    this.dialect = generation.dialect();
    this.translator = translator;
  }

  SqlNode call(Call call) {
    List<Expression> arguments = call.arguments();
    return switch (call.function()) {
      case ABS, FLOOR, CEIL, POWER, SQRT, COALESCE, NULLIF, RANDOM -> plain(call);
      case ROUND ->
          dialect.round(
              translator.value(arguments.getFirst()),
              arguments.size() == 1 ? null : translator.value(arguments.get(1)),
              typeForRounding(arguments.getFirst()));
      case NEGATE ->
          SqlStdOperatorTable.UNARY_MINUS.createCall(
              SqlNodes.POS, translator.value(arguments.getFirst()));
      case LOWER, UPPER, TRIM, LENGTH, REPLACE -> ofTexts(call);
      case CONCAT -> concat(arguments);
      case SUBSTRING -> substring(arguments);
      case YEAR, QUARTER, MONTH, DAY, HOUR, WEEKDAY ->
          dialect.part(call.function(), translator.moment(arguments.getFirst()));
      case DATE -> dialect.day(translator.moment(arguments.getFirst()));
      case DAYS_BETWEEN ->
          dialect.daysBetween(
              dialect.day(translator.moment(arguments.get(0))),
              dialect.day(translator.moment(arguments.get(1))));
      case NUMBER -> number(arguments.getFirst());
      case TEXT -> text(arguments.getFirst());
      case NOW -> dialect.timestampLiteral(generation.nowInUtc());
    };
  }

  private SqlNode plain(Call call) {
    SqlNode[] arguments = call.arguments().stream().map(translator::value).toArray(SqlNode[]::new);
    return SqlNodes.call(call.function().name(), arguments);
  }

  /** An unknown type may be a float, which some engines do not round to digits. */
  private ColumnType typeForRounding(Expression argument) {
    ColumnType type = translator.typeOf(argument);
    return type == null ? ColumnType.FLOAT : type;
  }

  private SqlNode ofTexts(Call call) {
    SqlNode[] arguments = call.arguments().stream().map(this::text).toArray(SqlNode[]::new);
    return SqlNodes.call(call.function().name().toUpperCase(Locale.ROOT), arguments);
  }

  private SqlNode concat(List<Expression> arguments) {
    List<SqlNode> parts = new ArrayList<>();
    for (Expression argument : arguments) {
      SqlNode text = text(argument);
      parts.add(mayBeNull(argument) ? SqlNodes.call("COALESCE", text, SqlNodes.text("")) : text);
    }
    return SqlNodes.concat(parts);
  }

  private boolean mayBeNull(Expression expression) {
    return switch (expression) {
      case Expression.Literal(Object value) -> value == null;
      case Expression.Column c -> {
        var column = translator.column(c);
        yield column == null || column.nullable();
      }
      default -> true;
    };
  }

  private SqlNode substring(List<Expression> arguments) {
    List<SqlNode> nodes = new ArrayList<>();
    nodes.add(text(arguments.getFirst()));
    arguments.stream().skip(1).map(translator::value).forEach(nodes::add);
    return SqlNodes.call("SUBSTR", SqlNodes.array(nodes));
  }

  private SqlNode number(Expression argument) {
    SqlNode value = translator.value(argument);
    ColumnType type = translator.typeOf(argument);
    return type == ColumnType.STRING
        ? dialect.numberOfText(value)
        : SqlNodes.cast(value, dialect.typeName(ColumnType.FLOAT));
  }

  /** The value as text; cast where it is none. */
  SqlNode text(Expression argument) {
    SqlNode value = translator.value(argument);
    return translator.typeOf(argument) == ColumnType.STRING
        ? value
        : SqlNodes.cast(value, dialect.typeName(ColumnType.STRING));
  }
}
