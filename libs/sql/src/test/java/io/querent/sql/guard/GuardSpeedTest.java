package io.querent.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.catalog.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.api.Test;

/**
 * The guard beside the bare parser in the same thread, on the same statements in the same run. The
 * budget is 1.5 times the parse and 5 µs for a statement proven before; the assertions leave room
 * for busy machines.
 */
class GuardSpeedTest {
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT c.name, sum(o.total) AS revenue FROM customers c JOIN orders o ON o.customer_id ="
              + " c.id WHERE o.ordered_at >= '2024-01-01' AND o.status = 'paid' GROUP BY c.name"
              + " HAVING sum(o.total) > 100 ORDER BY revenue DESC LIMIT 10",
          "WITH m AS (SELECT date_trunc('month', ordered_at) AS month, customer_id, sum(total) AS s"
              + " FROM orders GROUP BY 1, 2) SELECT c.country, m.month, sum(m.s) AS s, row_number()"
              + " OVER (PARTITION BY c.country ORDER BY sum(m.s) DESC) AS place FROM m JOIN"
              + " customers c ON c.id = m.customer_id GROUP BY c.country, m.month ORDER BY 1, 2",
          "SELECT name, email FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE"
              + " o.customer_id = c.id AND o.total > 50) AND country IN ('NL', 'DE', 'FR') ORDER BY"
              + " name",
          "SELECT CASE WHEN total > 15 THEN 'big' ELSE 'small' END AS size, count(*),"
              + " round(avg(total), 2) FROM orders GROUP BY 1");

  @Test
  void shouldCostLittleMoreThanTheParse() throws Exception {
    Guard guard = Guard.forDialect("postgres");
    GuardContext context = GuardContext.of(NameResolutionTest.SHOP);
    double bestRatio = Double.MAX_VALUE;
    for (int round = 0; round < 8; round++) {
      long parse = 0;
      long check = 0;
      for (int i = 0; i < 400; i++) {
        for (String statement : STATEMENTS) {
          String sql =
              statement.replace("'paid'", "'p" + round + "_" + i + "'") + " -- " + round + i;
          long start = System.nanoTime();
          CCJSqlParserUtil.newParser(sql).Statement();
          long middle = System.nanoTime();
          Verdict verdict = guard.check(sql, context);
          check += System.nanoTime() - middle;
          parse += middle - start;
          assertThat(verdict.allowed()).isTrue();
        }
      }
      double ratio = (double) check / parse;
      bestRatio = Math.min(bestRatio, ratio);
      System.out.printf(
          "guard %.1f µs, parse %.1f µs, ratio %.2f%n", check / 1.6e6, parse / 1.6e6, ratio);
    }
    assertThat(bestRatio).isLessThan(1.5);
  }

  @Test
  void shouldAnswerAProvenStatementFromMemory() {
    Guard guard = Guard.forDialect("postgres");
    GuardContext context = GuardContext.of(large());
    List<String> copies = new ArrayList<>();
    STATEMENTS.forEach(
        s -> copies.add(s.replace("orders", "orders_7").replace("customers", "customers_7")));
    copies.forEach(s -> assertThat(guard.check(s, context).allowed()).as(s).isTrue());
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 10; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < 10_000; i++) {
        for (String sql : copies) {
          guard.check(new String(sql), context);
        }
      }
      best = Math.min(best, (System.nanoTime() - start) / 4.0e4);
    }
    System.out.printf("proven before: %.0f ns%n", best);
    assertThat(best).isLessThan(20_000);
  }

  /** 2,000 tables: the cost of names must not grow with the catalogue. */
  private static Catalogue large() {
    var tables =
        java.util.stream.IntStream.range(0, 1_000)
            .boxed()
            .flatMap(
                i ->
                    java.util.stream.Stream.of(
                        NameResolutionTest.table(
                            null, "customers_" + i, "id", "name", "email", "country", "created_at"),
                        NameResolutionTest.table(
                            null,
                            "orders_" + i,
                            "id",
                            "customer_id",
                            "ordered_at",
                            "status",
                            "total")))
            .toList();
    return new Catalogue("large", "postgres", 1, null, tables, List.of());
  }

  @Test
  void shouldBoundHostileStatements() {
    Guard guard = Guard.forDialect("postgres");
    Map<String, String> hostile =
        Map.of(
            "parentheses", "SELECT " + "(".repeat(58) + "1" + ")".repeat(58),
            "deep", "SELECT " + "(".repeat(5_000) + "1" + ")".repeat(5_000),
            "subqueries", "SELECT * FROM (".repeat(28) + "SELECT 1" + ") x".repeat(28),
            "case", "SELECT " + "CASE WHEN a THEN ".repeat(400) + "1" + " END".repeat(400),
            "not", "SELECT " + "NOT ".repeat(20_000) + "true",
            "plus", "SELECT 1" + "+1".repeat(40_000),
            "calls", "SELECT " + "abs(".repeat(50) + "1" + ")".repeat(50),
            "and", "SELECT 1 WHERE (a = 1" + " AND (b = 2".repeat(50) + ")".repeat(51),
            "long", "SELECT '" + "x".repeat(200_000) + "'",
            "unions", "SELECT 1" + " UNION SELECT 1".repeat(3_000));
    hostile.forEach(
        (name, sql) -> {
          long start = System.nanoTime();
          Verdict verdict = guard.check(sql, GuardContext.unresolved());
          long millis = (System.nanoTime() - start) / 1_000_000;
          System.out.println(
              name
                  + ": "
                  + millis
                  + " ms, "
                  + (verdict instanceof Verdict.Refused r ? r.code() : "allowed"));
          assertThat(millis).as(name).isLessThan(5_000);
        });
  }
}
