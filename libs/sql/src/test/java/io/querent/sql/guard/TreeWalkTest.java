package io.querent.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.junit.jupiter.api.Test;

/**
 * The tree walk without the lexical check: each literal of thousands of statements is replaced by a
 * forbidden call, and the walk alone must find it. So no position is left to the lexer alone,
 * except where the parser keeps text instead of a tree.
 */
class TreeWalkTest {
  private static final DialectRules RULES = DialectRules.of("postgres");

  @Test
  void shouldFindAForbiddenCallInPlaceOfAnyLiteral() {
    List<String> missed = new ArrayList<>();
    int tried = 0;
    List<String> lines = SharedData.lines("must-accept.postgres.jsonl.gz");
    for (int i = 0; i < lines.size(); i += 3) {
      String sql = SharedData.sqlOf(lines.get(i));
      if (Guard.forDialect("postgres").check(sql, GuardContext.unresolved()).allowed()) {
        tried += tryEachLiteral(sql, missed);
      }
    }
    System.out.println("tree walk: " + tried + " planted calls, " + missed.size() + " missed");
    assertThat(tried).isGreaterThan(2_500);
    assertThat(missed.size()).isLessThan(tried / 50);
    assertThat(missed)
        .as("what the parser keeps as text, such as the length of a type, the lexer must find")
        .noneMatch(
            sql -> Guard.forDialect("postgres").check(sql, GuardContext.unresolved()).allowed());
  }

  private static int tryEachLiteral(String sql, List<String> missed) {
    Lexed lexed = Lexer.read(sql, RULES);
    int tried = 0;
    for (Lexeme lexeme : lexed.lexemes()) {
      if (lexeme.kind() == Lexeme.Kind.NUMBER || lexeme.kind() == Lexeme.Kind.STRING) {
        String planted =
            lexed.text().substring(0, lexeme.start())
                + " pg_sleep(1) "
                + lexed.text().substring(lexeme.end());
        Boolean found = treeRefuses(planted);
        if (found != null) {
          tried++;
          if (!found) {
            missed.add(planted.replaceAll("\\s+", " "));
          }
        }
      }
    }
    return tried;
  }

  /** Null when the statement with the planted call cannot be parsed at all. */
  private static Boolean treeRefuses(String sql) {
    Statement statement;
    try {
      statement = new BoundedParser(RULES).parse(Lexer.read(sql, RULES));
    } catch (Refusal e) {
      return null;
    }
    Findings findings = new Findings();
    QueryWalk walk =
        new QueryWalk(
            RULES,
            new FunctionCheck(RULES, true),
            new NameResolution(RULES, null, true, findings),
            findings,
            Map.of());
    try {
      walk.query((Select) statement, null);
      return false;
    } catch (Refusal e) {
      return true;
    } catch (ClassCastException e) {
      return null;
    }
  }
}
