package io.querent.sql.guard;

import java.util.List;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;

/**
 * Gives a proven query its row limit. The tree says which limit the outermost query has; the edit
 * is made at the lexeme that carries it, so that nothing else of the statement changes.
 */
final class RowLimiter {

  /** The statement to run and the most rows that it returns. */
  record Limited(String sql, long rows, String warning) {}

  private final Lexed lexed;
  private final RowLimit limit;
  private final boolean editable;

  /**
   * A limiter for one statement.
   *
   * @param editable whether the dialect has LIMIT; else the caller must stop reading in time
   */
  RowLimiter(Lexed lexed, RowLimit limit, boolean editable) {
    this.lexed = lexed;
    this.limit = limit;
    this.editable = editable;
  }

  Limited apply(Select outermost) {
    if (!editable) {
      return new Limited(
          lexed.text(),
          limit.maxRows(),
          "This dialect has no LIMIT: rows are cut off while they are read.");
    }
    Select carrier = carrier(outermost);
    Limit asked = carrier.getLimit();
    Fetch fetch = carrier.getFetch();
    if (asked == null && fetch == null) {
      return carrier instanceof Values
          ? wrap(limit.defaultRows())
          : inject(carrier.getOffset() != null);
    }
    if (asked != null && fetch == null && asked.getByExpressions() == null) {
      Expression count = asked.getRowCount();
      return count instanceof AllValue || count instanceof NullValue
          ? replace(lastOutside("limit") + 1, limit.defaultRows(), null)
          : counted(count, asked.getOffset() == null ? 1 : 3, "limit");
    }
    if (fetch != null && asked == null && !tiesOrPercent(fetch)) {
      return fetch.getExpression() == null
          ? new Limited(lexed.text(), 1, null)
          : counted(fetch.getExpression(), 2, "fetch");
    }
    return wrap(limit.maxRows());
  }

  /**
   * The parser hangs what follows a UNION on its last branch; a parenthesis would keep it there.
   */
  static Select carrier(Select select) {
    return select instanceof SetOperationList union
            && union.getLimit() == null
            && union.getFetch() == null
            && !(union.getSelects().getLast() instanceof ParenthesedSelect)
        ? union.getSelects().getLast()
        : select;
  }

  private Limited counted(Expression count, int lexemesBehind, String keyword) {
    int at = lastOutside(keyword) + lexemesBehind;
    Lexeme number = lexed.at(at);
    if (!(count instanceof LongValue value)
        || number == null
        || number.kind() != Lexeme.Kind.NUMBER
        || !textOf(number).equals(value.getStringValue())) {
      return wrap(limit.maxRows());
    }
    String digits = value.getStringValue();
    if (digits.length() <= 18 && Long.parseLong(digits) <= limit.maxRows()) {
      return new Limited(lexed.text(), Long.parseLong(digits), null);
    }
    return replace(
        at,
        limit.maxRows(),
        "The limit of " + digits + " rows was lowered to " + limit.maxRows() + ".");
  }

  private Limited inject(boolean hasOffset) {
    long rows = limit.defaultRows();
    return hasOffset
        ? insertBefore(lastOutside("offset"), rows)
        : new Limited(lexed.text() + " LIMIT " + rows, rows, null);
  }

  /** OFFSET … without LIMIT: SQLite and others want LIMIT first, and ROWS goes with FETCH only. */
  private Limited insertBefore(int offset, long rows) {
    int start = lexed.at(offset).start();
    String head = lexed.text().substring(0, start);
    String tail = lexed.text().substring(start);
    Lexeme last = lexed.lexemes().getLast();
    if (last.isWord("rows") || last.isWord("row")) {
      return new Limited(lexed.text() + " FETCH NEXT " + rows + " ROWS ONLY", rows, null);
    }
    return new Limited(head + "LIMIT " + rows + " " + tail, rows, null);
  }

  private Limited replace(int at, long rows, String warning) {
    Lexeme old = lexed.at(at);
    String text = lexed.text();
    String sql = text.substring(0, old.start()) + rows + text.substring(old.end());
    return new Limited(sql, rows, warning);
  }

  /** Around what cannot be edited in place: an expression, ties, or VALUES in SQLite. */
  private Limited wrap(long rows) {
    String sql = "SELECT * FROM (" + lexed.text() + ") AS limited LIMIT " + rows;
    return new Limited(sql, rows, null);
  }

  private static boolean tiesOrPercent(Fetch fetch) {
    List<String> words = fetch.getFetchParameters();
    return words != null
        && words.stream()
            .anyMatch(w -> w.toUpperCase(java.util.Locale.ROOT).matches(".*(TIES|PERCENT).*"));
  }

  private String textOf(Lexeme lexeme) {
    return lexed.text().substring(lexeme.start(), lexeme.end());
  }

  /** Index of the last such word outside of all parentheses, or -1. */
  private int lastOutside(String word) {
    int depth = 0;
    for (int i = lexed.lexemes().size() - 1; i >= 0; i--) {
      Lexeme lexeme = lexed.lexemes().get(i);
      if (lexeme.isSymbol(')') || lexeme.isSymbol(']') || lexeme.isSymbol('}')) {
        depth++;
      } else if (lexeme.isSymbol('(') || lexeme.isSymbol('[') || lexeme.isSymbol('{')) {
        depth--;
      } else if (depth == 0 && lexeme.isWord(word)) {
        return i;
      }
    }
    return -1;
  }
}
