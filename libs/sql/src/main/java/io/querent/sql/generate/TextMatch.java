package io.querent.sql.generate;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Operator;
import io.querent.sql.dialect.Dialect;
import io.querent.sql.dialect.SqlNodes;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Text operators: patterns for constants, positions for computed parts. */
final class TextMatch {
  private final Translator translator;
  private final Generation generation;
  private final Dialect dialect;

  TextMatch(Translator translator) {
    this.translator = translator;
    this.generation = translator.generation();
    this.dialect = generation.dialect();
  }

  SqlNode match(
      Expression left,
      Operator operator,
      Expression right,
      Optional<Comparisons.Constant> constant) {
    SqlNode text = text(left);
    SqlNode found =
        switch (operator) {
          case LIKE, NOT_LIKE -> SqlNodes.compare("LIKE", text, text(right));
          default ->
              constant.isPresent()
                  ? pattern(text, operator, constant.get())
                  : part(text, operator, text(right));
        };
    boolean negated = operator == Operator.NOT_LIKE || operator == Operator.NOT_CONTAINS;
    return negated ? SqlNodes.not(found) : found;
  }

  private SqlNode text(Expression expression) {
    SqlNode value = translator.value(expression);
    ColumnType type = translator.typeOf(expression);
    return type == null || type == ColumnType.STRING
        ? value
        : SqlNodes.cast(value, dialect.typeName(ColumnType.STRING));
  }

  private SqlNode pattern(SqlNode text, Operator operator, Comparisons.Constant constant) {
    String sought = String.valueOf(constant.value());
    String escaped = sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    String pattern =
        switch (operator) {
          case STARTS_WITH -> escaped + "%";
          case ENDS_WITH -> "%" + escaped;
          default -> "%" + escaped + "%";
        };
    SqlNode node = constant.bound() ? generation.bind(pattern) : SqlNodes.text(pattern);
    return dialect.likeIgnoringCase(text, node, !escaped.equals(sought));
  }

  private SqlNode part(SqlNode text, Operator operator, SqlNode sought) {
    SqlNode whole = SqlNodes.call("LOWER", text);
    SqlNode part = SqlNodes.call("LOWER", sought);
    SqlNode length = SqlNodes.call("LENGTH", sought);
    return switch (operator) {
      case STARTS_WITH ->
          SqlNodes.equal(SqlNodes.call("SUBSTR", whole, SqlNodes.ONE, length), part);
      case ENDS_WITH -> {
        SqlNode start =
            SqlNodes.plus(SqlNodes.minus(SqlNodes.call("LENGTH", text), length), SqlNodes.ONE);
        yield SqlNodes.equal(SqlNodes.call("SUBSTR", whole, start), part);
      }
      default -> SqlNodes.compare(">", dialect.position(whole, part), SqlNodes.ZERO);
    };
  }
}
