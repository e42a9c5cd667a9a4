package io.querent.sql.literal;

import io.querent.sql.guard.StatementReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * Finds the literals in the conditions of a query: WHERE, HAVING and ON, of the query itself, its
 * common tables and its nested queries. What is selected, grouped, sorted and limited is left
 * alone, since a bound value there may change what the statement means or not be allowed at all.
 */
public final class ComparedLiterals {
  private final LiteralReader literals;
  private final List<ComparedLiteral> found = new ArrayList<>();

  private ComparedLiterals(String sql) {
    this.literals = new LiteralReader(sql);
  }

  /** The literals in the order of the text; none when the statement cannot be read. */
  public static List<ComparedLiteral> of(String sql, String dialect) {
    ComparedLiterals walk = new ComparedLiterals(sql);
    StatementReader.read(sql, dialect).ifPresent(walk::query);
    walk.found.sort(Comparator.comparingInt(ComparedLiteral::start));
    return List.copyOf(walk.found);
  }

  /**
   * The statement with a parameter in the place of each literal.
   *
   * @param names literals found in this very text, and the names of their parameters
   */
  public static String replaced(String sql, Map<ComparedLiteral, String> names) {
    StringBuilder text = new StringBuilder(sql);
    names.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<ComparedLiteral, String> e) -> -e.getKey().start()))
        .forEach(
            e -> {
              ComparedLiteral literal = e.getKey();
              String mark = literal.form().formatted("{{" + e.getValue() + "}}");
              boolean tightAfter = touches(sql, literal.end());
              boolean tightBefore = touches(sql, literal.start() - 1);
              text.replace(
                  literal.start(),
                  literal.end(),
                  (tightBefore ? " " : "") + mark + (tightAfter ? " " : ""));
            });
    return text.toString();
  }

  /** Whether a bound value would run together with what stands there. */
  private static boolean touches(String sql, int at) {
    return at >= 0 && at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at));
  }

  private void query(Select select) {
    if (select.getWithItemsList() != null) {
      for (WithItem<?> item : select.getWithItemsList()) {
        if (item.getParenthesedStatement() instanceof ParenthesedSelect inner) {
          query(inner);
        }
      }
    }
    switch (select) {
      case PlainSelect plain -> plain(plain);
      case ParenthesedSelect inner -> query(inner.getSelect());
      case SetOperationList sets -> sets.getSelects().forEach(this::query);
      default -> {}
    }
  }

  private void plain(PlainSelect select) {
    Sources sources = new Sources();
    if (select.getFromItem() != null) {
      from(select.getFromItem(), sources);
    }
    joins(select.getJoins(), sources);
    condition(select.getWhere(), sources);
    condition(select.getHaving(), sources);
  }

  private void joins(List<Join> joins, Sources sources) {
    if (joins != null) {
      joins.forEach(join -> from(join.getFromItem(), sources));
      joins.forEach(join -> join.getOnExpressions().forEach(on -> condition(on, sources)));
    }
  }

  private void from(FromItem item, Sources sources) {
    sources.add(item);
    if (item instanceof ParenthesedSelect inner) {
      query(inner);
    } else if (item instanceof ParenthesedFromItem inner) {
      from(inner.getFromItem(), sources);
      joins(inner.getJoins(), sources);
    }
  }

  private void condition(Expression condition, Sources sources) {
    switch (condition) {
      case null -> {}
      case AndExpression and -> both(and, sources);
      case OrExpression or -> both(or, sources);
      case NotExpression not -> condition(not.getExpression(), sources);
      case ParenthesedExpressionList<?> parts when parts.size() == 1 ->
          condition(parts.getFirst(), sources);
      case ExistsExpression exists -> nested(exists.getRightExpression());
      case LikeExpression like ->
          compared(
              like.getLeftExpression(),
              like.isNot() ? "not like" : "like",
              like.getRightExpression(),
              sources);
      case Between between -> between(between, sources);
      case InExpression in -> in(in, sources);
      case ComparisonOperator comparison -> comparison(comparison, sources);
      default -> {}
    }
  }

  private void both(BinaryExpression parts, Sources sources) {
    condition(parts.getLeftExpression(), sources);
    condition(parts.getRightExpression(), sources);
  }

  private void nested(Expression expression) {
    if (expression instanceof Select select) {
      query(select);
    }
  }

  private void comparison(ComparisonOperator comparison, Sources sources) {
    String operator = comparison.getStringExpression();
    switch (operator) {
      case "=", "<", "<=", ">", ">=", "<>", "!=" -> {
        String plain = operator.equals("<>") ? "!=" : operator;
        Expression left = comparison.getLeftExpression();
        Expression right = comparison.getRightExpression();
        nested(left);
        nested(right);
        compared(left, plain, right, sources);
        compared(right, turned(plain), left, sources);
      }
      default -> {}
    }
  }

  private static String turned(String operator) {
    return switch (operator.charAt(0)) {
      case '<' -> operator.replace('<', '>');
      case '>' -> operator.replace('>', '<');
      default -> operator;
    };
  }

  private void between(Between between, Sources sources) {
    if (!between.isUsingSymmetric() && !between.isNot()) {
      compared(between.getLeftExpression(), ">=", between.getBetweenExpressionStart(), sources);
      compared(between.getLeftExpression(), "<=", between.getBetweenExpressionEnd(), sources);
    }
  }

  private void in(InExpression in, Sources sources) {
    nested(in.getRightExpression());
    if (in.getRightExpression() instanceof ParenthesedExpressionList<?> list && !in.isGlobal()) {
      sources
          .subject(in.getLeftExpression())
          .flatMap(subject -> literals.list(list, in.isNot() ? "not in" : "in", subject))
          .ifPresent(found::add);
    }
  }

  private void compared(Expression subject, String operator, Expression value, Sources sources) {
    Optional<ComparedLiteral.Subject> known = sources.subject(subject);
    known.flatMap(s -> literals.single(value, operator, s)).ifPresent(found::add);
  }
}
