package io.querent.sql.guard;

import static io.querent.sql.guard.RefusalCode.TOO_DEEP;
import static io.querent.sql.guard.RefusalCode.UNPARSABLE;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;

/**
 * JSqlParser within bounds: the caller's thread parses, one watchdog thread for the whole process
 * interrupts the parser when its time is over. The parser's tokens must agree with the lexer's on
 * every quoted name, text and parenthesis, and the parser must have read the statement to its end.
 */
final class BoundedParser {
  private static final long TIMEOUT_NANOS = 2_000_000_000;
  private static final long TICK_MILLIS = 250;

  /** Up to this depth the parser's full grammar is quick; deeper, its simple one is tried first. */
  private static final int FLAT_DEPTH = 6;

  private static final Set<Running> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Thread.ofPlatform().daemon().name("sql-guard-watchdog").start(BoundedParser::watch);
  }

  /** A parse under way; compared by identity. */
  private static final class Running {
    private final CCJSqlParser parser;
    private final long deadline;

    private Running(CCJSqlParser parser, long deadline) {
      this.parser = parser;
      this.deadline = deadline;
    }
  }

  private final DialectRules rules;

  BoundedParser(DialectRules rules) {
    this.rules = rules;
  }

  Statement parse(Lexed lexed) {
    boolean flat = lexed.depth() <= FLAT_DEPTH;
    try {
      return attempt(lexed, flat);
    } catch (ParseException | TokenMgrException first) {
      if (flat) {
        throw unparsable(first);
      }
    }
    try {
      return attempt(lexed, true);
    } catch (ParseException | TokenMgrException e) {
      throw unparsable(e);
    }
  }

  private Statement attempt(Lexed lexed, boolean complex) throws ParseException {
    CCJSqlParser parser =
        CCJSqlParserUtil.newParser(lexed.text())
            .withDialect(rules.parserDialect())
            .withSquareBracketQuotation(rules.bracketNames())
            .withAllowComplexParsing(complex)
            .withUnsupportedStatements(false);
    Token beforeFirst = parser.token;
    Running running = new Running(parser, System.nanoTime() + TIMEOUT_NANOS);
    RUNNING.add(running);
    try {
      Statement statement = parser.Statement();
      if (parser.getNextToken().kind != CCJSqlParserConstants.EOF) {
        throw new ParseException("Encountered text behind the end of the statement.");
      }
      requireSameReading(lexed, beforeFirst.next);
      return statement;
    } catch (StackOverflowError e) {
      throw new Refusal(
          TOO_DEEP, "The statement is nested too deeply to be checked; simplify it.", "");
    } catch (ParseException e) {
      if (parser.interrupted) {
        throw new Refusal(
            TOO_DEEP, "The statement takes too long to be checked; simplify it.", "parse time-out");
      }
      throw e;
    } finally {
      RUNNING.remove(running);
    }
  }

  /** Both readings must see the same texts, quoted names and parentheses at the same places. */
  private static void requireSameReading(Lexed lexed, Token first) {
    List<Lexeme> lexemes = lexed.lexemes();
    int next = 0;
    for (Token token = first; token != null && token.absoluteEnd > 0; token = token.next) {
      int begin = token.absoluteBegin - 1;
      int end = token.absoluteEnd - 1;
      while (next < lexemes.size() && lexemes.get(next).start() < begin) {
        requireBefore(lexed, lexemes.get(next++), begin);
      }
      boolean structural = isStructural(token.image.charAt(0));
      while (next < lexemes.size() && lexemes.get(next).end() <= end) {
        Lexeme lexeme = lexemes.get(next++);
        structural &= lexeme.start() != begin || lexeme.end() != end;
      }
      if (structural && end - begin > 0) {
        throw differs(lexed, begin);
      }
    }
    while (next < lexemes.size()) {
      requireBefore(lexed, lexemes.get(next++), lexed.text().length());
    }
  }

  /** No token may begin within a word, name or text of the lexer. */
  private static void requireBefore(Lexed lexed, Lexeme lexeme, int begin) {
    if (lexeme.end() > begin
        && lexeme.kind() != Lexeme.Kind.PARAMETER
        && lexeme.kind() != Lexeme.Kind.NUMBER) {
      throw differs(lexed, lexeme.start());
    }
  }

  private static boolean isStructural(char first) {
    return first == '\'' || first == '"' || first == '`' || first == '(' || first == ')';
  }

  private static Refusal differs(Lexed lexed, int offset) {
    return new Refusal(
        UNPARSABLE,
        "The text at "
            + Lexed.place(lexed.text(), offset)
            + " can be read in two ways; write it more plainly.",
        "lexer and parser disagree");
  }

  private static Refusal unparsable(Throwable e) {
    String remark = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String where = "";
    if (e instanceof ParseException p && p.currentToken != null && p.currentToken.next != null) {
      Token token = p.currentToken.next;
      where =
          " at line %d, column %d, near '%s'"
              .formatted(token.beginLine, token.beginColumn, shorten(token.image));
    }
    return new Refusal(
        UNPARSABLE,
        "The statement cannot be read" + where + "; correct it or write it more simply.",
        remark);
  }

  private static String shorten(String image) {
    return image.length() <= 40 ? image : image.substring(0, 40) + "…";
  }

  private static void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(TICK_MILLIS * 1_000_000);
      long now = System.nanoTime();
      for (Running running : RUNNING) {
        if (now - running.deadline > 0) {
          running.parser.interrupted = true;
        }
      }
    }
  }
}
