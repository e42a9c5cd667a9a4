package io.querent.sql.literal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Node;

/**
 * Reads literals out of a tree, with their places in the text. What is not plainly one is left: a
 * prefix, a backslash, an interval, a number too long.
 */
final class LiteralReader {
  private static final String BARE = "%s";
  private static final int LONGEST_NUMBER = 18;

  private final String sql;

  LiteralReader(String sql) {
    this.sql = sql;
  }

  private record Span(int start, int end) {}

  /** A literal by itself; empty for anything else. */
  Optional<ComparedLiteral> single(
      Expression expression, String operator, ComparedLiteral.Subject subject) {
    if (expression instanceof CastExpression cast) {
      return single(cast.getLeftExpression(), operator, subject);
    }
    if (expression instanceof DateTimeLiteralExpression date) {
      return date(date, operator, subject);
    }
    return span(expression)
        .flatMap(
            span ->
                value(expression, span).map(value -> one(span, value, operator, subject, BARE)));
  }

  private static ComparedLiteral one(
      Span span, Object value, String operator, ComparedLiteral.Subject subject, String form) {
    return new ComparedLiteral(
        span.start(), span.end(), List.of(value), false, operator, subject, form);
  }

  /** A list of literals of one kind. */
  Optional<ComparedLiteral> list(
      List<? extends Expression> list, String operator, ComparedLiteral.Subject subject) {
    List<Object> values = new ArrayList<>();
    Set<Boolean> textual = new HashSet<>();
    int start = -1;
    int end = -1;
    for (Expression expression : list) {
      Optional<Span> span = span(expression);
      Optional<Object> value = span.flatMap(s -> value(expression, s));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      start = start < 0 ? span.get().start() : start;
      end = span.get().end();
      values.add(value.get());
      textual.add(value.get() instanceof String);
    }
    return textual.size() == 1
        ? Optional.of(new ComparedLiteral(start, end, values, true, operator, subject, BARE))
        : Optional.empty();
  }

  /** No value can be bound behind the word DATE, but in a cast. */
  private Optional<ComparedLiteral> date(
      DateTimeLiteralExpression literal, String operator, ComparedLiteral.Subject subject) {
    if (literal.getType() != DateTimeLiteralExpression.DateTime.DATE) {
      return Optional.empty();
    }
    return span(literal)
        .flatMap(
            span -> {
              int quote = sql.indexOf('\'', span.start());
              return quote < 0 || quote >= span.end()
                  ? Optional.empty()
                  : text(quote, span.end())
                      .map(value -> one(span, value, operator, subject, "CAST(%s AS DATE)"));
            });
  }

  private Optional<Object> value(Expression expression, Span span) {
    return switch (expression) {
      case StringValue text when text.getPrefix() == null ->
          text(span.start(), span.end()).map(Object.class::cast);
      case LongValue _, DoubleValue _ -> number(sql.substring(span.start(), span.end()));
      case SignedExpression signed
          when signed.getSign() == '-'
              && (signed.getExpression() instanceof LongValue
                  || signed.getExpression() instanceof DoubleValue) ->
          number(sql.substring(span.start(), span.end()));
      default -> Optional.empty();
    };
  }

  private Optional<String> text(int start, int end) {
    String written = sql.substring(start, end);
    boolean quoted = written.length() > 1 && written.startsWith("'") && written.endsWith("'");
    return !quoted || written.indexOf('\\') >= 0
        ? Optional.empty()
        : Optional.of(written.substring(1, written.length() - 1).replace("''", "'"));
  }

  private static Optional<Object> number(String written) {
    String digits = written.startsWith("-") ? written.substring(1) : written;
    boolean plain = digits.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    if (!plain || digits.length() > LONGEST_NUMBER || digits.equals(".")) {
      return Optional.empty();
    }
    return Optional.of(
        digits.contains(".") ? new BigDecimal(written) : (Object) Long.valueOf(written));
  }

  private Optional<Span> span(Expression expression) {
    Node node = expression instanceof ASTNodeAccess access ? access.getASTNode() : null;
    if (node == null || node.jjtGetFirstToken() == null || node.jjtGetLastToken() == null) {
      return Optional.empty();
    }
    int start = node.jjtGetFirstToken().absoluteBegin - 1;
    int end = node.jjtGetLastToken().absoluteEnd - 1;
    return start < 0 || end > sql.length() || start >= end
        ? Optional.empty()
        : Optional.of(new Span(start, end));
  }
}
