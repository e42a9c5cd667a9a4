package io.querent.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The row limit of the outermost query. */
class RowLimiterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT a FROM t                              | SELECT a FROM t LIMIT 50                             | 50
          SELECT a FROM t;                             | SELECT a FROM t LIMIT 50                             | 50
          SELECT a FROM t -- all of it                 | SELECT a FROM t LIMIT 50                             | 50
          SELECT a FROM t LIMIT 7                      | SELECT a FROM t LIMIT 7                              | 7
          SELECT a FROM t LIMIT 500                    | SELECT a FROM t LIMIT 100                            | 100
          SELECT a FROM t LIMIT 99999999999999999999   | SELECT a FROM t LIMIT 100                            | 100
          SELECT a FROM t LIMIT 500 OFFSET 20          | SELECT a FROM t LIMIT 100 OFFSET 20                  | 100
          SELECT a FROM t OFFSET 20 LIMIT 500          | SELECT a FROM t OFFSET 20 LIMIT 100                  | 100
          SELECT a FROM t LIMIT 20, 500                | SELECT a FROM t LIMIT 20, 100                        | 100
          SELECT a FROM t LIMIT ALL                    | SELECT a FROM t LIMIT 50                             | 50
          SELECT a FROM t LIMIT NULL OFFSET 3          | SELECT a FROM t LIMIT 50 OFFSET 3                    | 50
          SELECT a FROM t OFFSET 3                     | SELECT a FROM t LIMIT 50 OFFSET 3                    | 50
          SELECT a FROM t OFFSET 3 ROWS                | SELECT a FROM t OFFSET 3 ROWS FETCH NEXT 50 ROWS ONLY | 50
          SELECT a FROM t FETCH FIRST 500 ROWS ONLY    | SELECT a FROM t FETCH FIRST 100 ROWS ONLY            | 100
          SELECT a FROM t FETCH NEXT ROW ONLY          | SELECT a FROM t FETCH NEXT ROW ONLY                  | 1
          SELECT a FROM t LIMIT 2+3                    | SELECT * FROM (SELECT a FROM t LIMIT 2+3) AS limited LIMIT 100 | 100
          SELECT a FROM t LIMIT ?                      | SELECT * FROM (SELECT a FROM t LIMIT ?) AS limited LIMIT 100   | 100
          SELECT a FROM t LIMIT -1                     | SELECT * FROM (SELECT a FROM t LIMIT -1) AS limited LIMIT 100  | 100
          SELECT 1 UNION SELECT 2                      | SELECT 1 UNION SELECT 2 LIMIT 50                     | 50
          SELECT 1 UNION (SELECT 2 LIMIT 500)          | SELECT 1 UNION (SELECT 2 LIMIT 500) LIMIT 50         | 50
          SELECT 1 UNION SELECT 2 LIMIT 500            | SELECT 1 UNION SELECT 2 LIMIT 100                    | 100
          (SELECT 1 LIMIT 500)                         | (SELECT 1 LIMIT 500) LIMIT 50                        | 50
          (SELECT 1) LIMIT 500                         | (SELECT 1) LIMIT 100                                 | 100
          VALUES (1),(2)                               | SELECT * FROM (VALUES (1),(2)) AS limited LIMIT 50   | 50
          VALUES (1),(2) LIMIT 500                     | VALUES (1),(2) LIMIT 100                             | 100
          TABLE t                                      | TABLE t LIMIT 50                                     | 50
          WITH c AS (SELECT 1 LIMIT 9) SELECT * FROM c | WITH c AS (SELECT 1 LIMIT 9) SELECT * FROM c LIMIT 50 | 50
          SELECT (SELECT 1 LIMIT 9)                    | SELECT (SELECT 1 LIMIT 9) LIMIT 50                   | 50
          EXPLAIN SELECT a FROM t                      | EXPLAIN SELECT a FROM t                              | 100
          """)
  void shouldBoundTheRows(String sql, String expected, long rows) {
    GuardContext context = new GuardContext(null, new RowLimit(50, 100), false, Map.of());
    assertThat(Guard.forDialect("postgres").check(sql, context))
        .isInstanceOfSatisfying(
            Verdict.Allowed.class,
            a -> {
              assertThat(a.sql()).isEqualTo(expected);
              assertThat(a.rowLimit()).isEqualTo(rows);
            });
  }

  @Test
  void shouldWrapWithTies() {
    GuardContext context = new GuardContext(null, new RowLimit(50, 100), false, Map.of());
    assertThat(
            Guard.forDialect("postgres")
                .check("SELECT a FROM t ORDER BY a FETCH FIRST 5 ROWS WITH TIES", context))
        .isInstanceOfSatisfying(
            Verdict.Allowed.class, a -> assertThat(a.sql()).endsWith(") AS limited LIMIT 100"));
  }

  @Test
  void shouldSayThatALimitWasLowered() {
    assertThat(
            Guard.forDialect("sqlite")
                .check("SELECT a FROM t LIMIT 1000000", GuardContext.unresolved()))
        .isInstanceOfSatisfying(
            Verdict.Allowed.class,
            a ->
                assertThat(a.warnings())
                    .containsExactly("The limit of 1000000 rows was lowered to 100000."));
  }
}
