package io.querent.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refused function, in every place where a call may stand. */
class FunctionPositionTest {
  private static final List<String> POSITIONS =
      List.of(
          "SELECT %s",
          "SELECT 1 + %s AS n",
          "SELECT a FROM t WHERE %s IS NULL",
          "SELECT a FROM t WHERE a IN (1, %s)",
          "SELECT a FROM t WHERE a BETWEEN 1 AND %s",
          "SELECT a FROM t WHERE EXISTS (SELECT %s)",
          "SELECT a FROM t JOIN u ON t.id = %s",
          "SELECT a FROM t LEFT JOIN (SELECT %s AS x) u ON true",
          "SELECT count(*) FROM t GROUP BY %s",
          "SELECT a, count(*) FROM t GROUP BY a HAVING max(a) > %s",
          "SELECT a FROM t ORDER BY %s",
          "SELECT a FROM t LIMIT (SELECT %s)",
          "SELECT a FROM t LIMIT 5 OFFSET (SELECT %s)",
          "SELECT * FROM %s",
          "SELECT * FROM t, %s AS f",
          "WITH c AS (SELECT %s AS x) SELECT * FROM c",
          "WITH c AS (SELECT 1 AS x) SELECT (SELECT %s) FROM c",
          "SELECT 1 UNION ALL SELECT %s",
          "VALUES (1), (%s)",
          "SELECT CASE WHEN a = 1 THEN %s ELSE 2 END FROM t",
          "SELECT CASE a WHEN %s THEN 1 END FROM t",
          "SELECT coalesce(NULL, upper(%s))",
          "SELECT sum(a) OVER (PARTITION BY %s) FROM t",
          "SELECT sum(a) OVER (ORDER BY %s) FROM t",
          "SELECT sum(a) OVER w FROM t WINDOW w AS (ORDER BY %s)",
          "SELECT sum(a) FILTER (WHERE %s IS NOT NULL) FROM t",
          "SELECT CAST(%s AS text)",
          "SELECT -(%s)",
          "SELECT NOT (%s IS NULL)",
          "SELECT a || %s FROM t",
          "SELECT (a, %s) FROM t",
          "SELECT a FROM t WHERE a LIKE %s",
          "SELECT DISTINCT %s FROM t",
          "EXPLAIN SELECT %s");

  private static final List<String> POSTGRES_POSITIONS =
      List.of(
          "SELECT (%s)::text",
          "SELECT DISTINCT ON (%s) a FROM t",
          "SELECT ARRAY[1, %s]",
          "SELECT ARRAY(SELECT %s)",
          "SELECT (ARRAY[1])[%s]",
          "SELECT string_agg(a, ',' ORDER BY %s) FROM t",
          "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY %s) FROM t",
          "SELECT * FROM ROWS FROM (generate_series(1, 2), %s) AS r",
          "SELECT * FROM t, LATERAL %s AS r",
          "SELECT * FROM %s WITH ORDINALITY AS r(a, b)",
          "SELECT make_interval(days => %s)",
          "SELECT make_interval(days := %s)",
          "SELECT extract(epoch FROM %s)",
          "SELECT a AT TIME ZONE %s FROM t",
          "SELECT xmlelement(name a, %s)",
          "SELECT xmlserialize(content %s AS text)",
          "SELECT json_object('a' : %s)",
          "SELECT json_object('a' VALUE %s)",
          "SELECT json_array(1, %s)",
          "SELECT json_arrayagg(%s) FROM t",
          "SELECT json_objectagg('a' : %s) FROM t",
          "SELECT trim(both ' ' from %s)",
          "SELECT substring(%s from 1 for 2)",
          "SELECT position('a' in %s)",
          "SELECT overlay(a placing %s from 1) FROM t",
          "SELECT sum(a) OVER (ORDER BY a ROWS %s PRECEDING) FROM t",
          "SELECT a FROM t FETCH FIRST (%s) ROWS ONLY",
          "SELECT j -> %s FROM t",
          "SELECT a = ANY (%s) FROM t",
          "SELECT GREATEST(1, %s)",
          "SELECT count(*) FROM t GROUP BY GROUPING SETS ((%s), ())",
          "SELECT count(*) FROM t GROUP BY ROLLUP (%s)",
          "SELECT row(1, %s)",
          "SELECT (%s).a",
          "SELECT a COLLATE \"C\" < %s FROM t",
          "SELECT * FROM (VALUES (%s)) v(x)",
          "SELECT a FROM t TABLESAMPLE bernoulli (%s)");

  private static Stream<String> positions(String dialect) {
    return dialect.equals("postgres")
        ? Stream.concat(POSITIONS.stream(), POSTGRES_POSITIONS.stream())
        : POSITIONS.stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "sqlite", "duckdb", "mysql", "sqlserver", "trino"})
  void shouldRefuseForbiddenFunctionsWhereverTheyStand(String dialect) {
    List<String> passed = new ArrayList<>();
    for (String function : DialectRules.of(dialect).refusedExamples()) {
      for (String call :
          List.of(
              function + "('a', 1)",
              function.toUpperCase(java.util.Locale.ROOT) + " (1)",
              "\"" + function + "\"()",
              "main." + function + "(1)",
              "pg_catalog." + function + "('a')",
              function + "/**/('a')",
              function + " -- x\n('a')")) {
        positions(dialect)
            .map(p -> p.formatted(call))
            .filter(
                sql -> Guard.forDialect(dialect).check(sql, GuardContext.unresolved()).allowed())
            .forEach(passed::add);
      }
    }
    assertThat(passed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "sqlite", "duckdb"})
  void shouldAcceptAHarmlessCallInNearlyAllOfThesePlaces(String dialect) {
    List<String> refused =
        positions(dialect)
            .map(p -> p.formatted("abs(1)"))
            .filter(
                sql -> !Guard.forDialect(dialect).check(sql, GuardContext.unresolved()).allowed())
            .toList();
    System.out.println(dialect + " refuses abs(1) in " + refused);
    assertThat(refused.size()).isLessThanOrEqualTo(positions(dialect).toList().size() / 6);
  }
}
