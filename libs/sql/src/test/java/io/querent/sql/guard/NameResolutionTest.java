package io.querent.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and columns against a catalogue. */
class NameResolutionTest {
  static final Catalogue SHOP =
      new Catalogue(
          "shop",
          "postgres",
          1,
          Instant.EPOCH,
          List.of(
              table(null, "customers", "id", "name", "email", "country", "created_at"),
              table(null, "orders", "id", "customer_id", "ordered_at", "status", "total"),
              table(null, "order_items", "id", "order_id", "product", "quantity", "unit_price"),
              table("sales", "targets", "region", "amount"),
              table(null, "events", "id", "happened_at", "payload")),
          List.of());

  static Table table(String schema, String name, String... columns) {
    return new Table(
        schema,
        name,
        "table",
        null,
        null,
        Stream.of(columns)
            .map(c -> new Column(c, ColumnType.STRING, "text", true, null, null))
            .toList(),
        List.of(),
        List.of());
  }

  private static Verdict check(String dialect, String sql) {
    return Guard.forDialect(dialect).check(sql, GuardContext.of(SHOP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id, name FROM customers",
        "SELECT c.name, count(*) AS n FROM customers c JOIN orders o ON o.customer_id = c.id GROUP"
            + " BY c.name ORDER BY n DESC",
        "SELECT customers.name FROM customers",
        "SELECT NAME, Country FROM Customers",
        "SELECT x.n FROM (SELECT name AS n FROM customers) x",
        "SELECT x.name FROM (SELECT * FROM customers) x WHERE x.country = 'NL'",
        "WITH big AS (SELECT customer_id, sum(total) AS s FROM orders GROUP BY customer_id) SELECT"
            + " name, s FROM big JOIN customers ON customers.id = big.customer_id",
        "WITH a(x, y) AS (SELECT id, name FROM customers), b AS (SELECT x FROM a) SELECT b.x FROM"
            + " b",
        "WITH orders AS (SELECT id, total FROM orders) SELECT total FROM orders",
        "SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id ="
            + " c.id AND total > 5)",
        "SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE ordered_at >"
            + " created_at)",
        "SELECT region, amount FROM sales.targets",
        "SELECT targets.region FROM targets",
        "SELECT name AS n FROM customers ORDER BY n",
        "SELECT upper(name) AS u FROM customers GROUP BY u",
        "SELECT id FROM orders UNION SELECT id FROM customers ORDER BY id",
        "SELECT t.* FROM (SELECT c.*, o.total FROM customers c, orders o) t WHERE t.total > 1",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM"
            + " n",
        "SELECT count(*) FROM customers NATURAL JOIN orders",
        "SELECT id FROM customers JOIN orders USING (id)",
        "SELECT v.column1 FROM (VALUES (1, 2)) v",
        "SELECT a FROM (VALUES (1, 2)) AS v(a, b)",
        "SELECT current_date, current_timestamp FROM orders",
        "SELECT sum(total) OVER w FROM orders WINDOW w AS (PARTITION BY status)",
        "SELECT main.customers.name FROM main.customers"
      })
  void shouldResolveWhatIsThere(String sql) {
    String adapted = sql.startsWith("SELECT main.") ? sql.replace("main", "public") : sql;
    assertThat(check("postgres", adapted)).isInstanceOf(Verdict.Allowed.class);
    assertThat(check("duckdb", sql)).isInstanceOf(Verdict.Allowed.class);
    assertThat(check("sqlite", sql)).isInstanceOf(Verdict.Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT g FROM generate_series(1, 3) g",
        "SELECT anything FROM generate_series(1, 3) g, customers",
        "SELECT c.name, m.top FROM customers c CROSS JOIN LATERAL (SELECT max(total) AS top FROM"
            + " orders o WHERE o.customer_id = c.id) m",
        "SELECT e.payload ->> 'kind', k.value FROM events e, jsonb_each_text(e.payload) k",
        "SELECT ctid, tableoid FROM customers",
        "SELECT c FROM customers c",
        "SELECT row_to_json(c) FROM customers c",
        "SELECT x.a FROM customers AS x(a, b)",
        "SELECT \"name\" FROM \"customers\""
      })
  void shouldNotRefuseColumnsThatCannotBeKnown(String sql) {
    assertThat(check("postgres", sql)).isInstanceOf(Verdict.Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM secret",
        "SELECT * FROM public.secret",
        "SELECT * FROM other.customers",
        "SELECT * FROM customers, secret",
        "SELECT * FROM customers JOIN secret ON true",
        "SELECT (SELECT token FROM secret) FROM customers",
        "SELECT name FROM customers WHERE id IN (SELECT id FROM secret)",
        "SELECT * FROM (customers CROSS JOIN secret)",
        "TABLE secret",
        "WITH secret AS (SELECT * FROM secret) SELECT * FROM secret",
        "WITH RECURSIVE secret AS (SELECT * FROM secret) SELECT * FROM secret",
        "WITH RECURSIVE secret AS (SELECT * FROM secret UNION SELECT 1, '') SELECT * FROM secret",
        "WITH a AS (WITH secret AS (SELECT 1) SELECT 1) SELECT * FROM secret",
        "SELECT (WITH secret AS (SELECT 1 AS x) SELECT x FROM secret), token FROM secret",
        "WITH secret AS (SELECT 1) SELECT * FROM public.secret",
        "SELECT 1 UNION SELECT token FROM secret",
        "SELECT * FROM (VALUES ((SELECT token FROM secret))) v",
        "SELECT name FROM customers ORDER BY (SELECT token FROM secret)",
        "SELECT name FROM customers LIMIT (SELECT id FROM secret)",
        "(WITH secret AS (SELECT 'a' AS token) SELECT token FROM secret) UNION ALL SELECT token"
            + " FROM secret",
        "SELECT token FROM secret UNION ALL (WITH secret AS (SELECT 'a' AS token) SELECT token FROM"
            + " secret)",
        "SELECT * FROM (WITH secret AS (SELECT 1 AS token) SELECT * FROM secret) x, secret",
        "WITH a AS (SELECT token FROM secret), secret AS (SELECT 'x' AS token) SELECT * FROM a",
        "WITH RECURSIVE secret AS (SELECT 'a' AS token UNION ALL SELECT token FROM secret UNION ALL"
            + " SELECT 'b') SELECT * FROM secret",
        "WITH RECURSIVE secret AS (SELECT 'a' AS token EXCEPT SELECT token FROM secret) SELECT *"
            + " FROM secret",
        "WITH RECURSIVE secret AS (SELECT 'a' AS token UNION SELECT 'b' EXCEPT SELECT token FROM"
            + " secret) SELECT * FROM secret",
        "WITH RECURSIVE secret AS (WITH y AS (SELECT 1) SELECT 'a' AS token UNION ALL SELECT token"
            + " FROM secret WHERE 1 = 2) SELECT * FROM secret",
        "SELECT secret.* FROM customers",
        "SELECT * FROM (secret)",
        "SELECT * FROM ((customers CROSS JOIN (secret)))"
      })
  void shouldRefuseTablesOutsideOfTheCatalogue(String sql) {
    for (String dialect : List.of("postgres", "duckdb", "sqlite")) {
      assertThat(check(dialect, sql))
          .as(dialect)
          .isInstanceOfSatisfying(
              Verdict.Refused.class,
              r ->
                  assertThat(r.code())
                      .isIn(
                          RefusalCode.UNKNOWN_RELATION,
                          RefusalCode.UNPARSABLE,
                          RefusalCode.UNKNOWN_COLUMN));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT nmae FROM customers",
        "SELECT c.total FROM customers c",
        "SELECT z.name FROM customers c",
        "SELECT name FROM customers WHERE totl > 1",
        "SELECT x.email FROM (SELECT name FROM customers) x",
        "WITH a AS (SELECT id FROM customers) SELECT name FROM a",
        "SELECT count(*) FROM customers GROUP BY contry"
      })
  void shouldRefuseUnknownColumns(String sql) {
    assertThat(check("postgres", sql))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, r -> assertThat(r.code()).isEqualTo(RefusalCode.UNKNOWN_COLUMN));
  }

  @Test
  void shouldSayWhatMayHaveBeenMeant() {
    assertThat(check("postgres", "SELECT nmae FROM customers"))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            r ->
                assertThat(r.message())
                    .isEqualTo("There is no column nmae in reach; did you mean name?"));
    assertThat(check("postgres", "SELECT 1 FROM custmers"))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            r -> assertThat(r.message()).endsWith("; did you mean customers?"));
    assertThat(check("postgres", "SELECT lowre(name) FROM customers"))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, r -> assertThat(r.message()).contains("; did you mean lower"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT zzzzzzzz FROM customers",
        "SELECT nmae FROM customers",
        "SELECT 1 FROM zzzzzzzz",
        "SELECT 1 FROM custmers",
        "SELECT zzzzzzzz(name) FROM customers",
        "SELECT lowre(name) FROM customers"
      })
  void shouldEndEachSentenceOnce(String sql) {
    assertThat(check("postgres", sql))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, r -> assertThat(r.message()).matches(".*[^.?!][.?]"));
  }

  @Test
  void shouldFoldNamesAsPostgresDoes() {
    assertThat(check("postgres", "SELECT 1 FROM \"Customers\"").allowed()).isFalse();
    assertThat(check("sqlite", "SELECT 1 FROM \"Customers\"").allowed()).isTrue();
  }

  @Test
  void shouldReportTablesAsTheCatalogueNamesThem() {
    assertThat(check("postgres", "SELECT 1 FROM ORDERS, Sales.Targets"))
        .isInstanceOfSatisfying(
            Verdict.Allowed.class,
            a -> assertThat(a.tables()).containsExactlyInAnyOrder("orders", "sales.targets"));
  }

  @Test
  void shouldGrantSystemCataloguesOnlyWhereAsked() {
    GuardContext granted = new GuardContext(SHOP, null, true, Map.of());
    for (String sql :
        List.of(
            "SELECT relname FROM pg_class",
            "SELECT * FROM pg_catalog.pg_tables",
            "SELECT table_name FROM information_schema.tables",
            "SELECT has_table_privilege('orders', 'select')")) {
      assertThat(check("postgres", sql))
          .isInstanceOfSatisfying(
              Verdict.Refused.class,
              r -> assertThat(r.code()).isEqualTo(RefusalCode.SYSTEM_CATALOGUE));
      assertThat(Guard.forDialect("postgres").check(sql, granted).allowed()).as(sql).isTrue();
    }
    for (String sql : List.of("SELECT * FROM pg_authid", "TABLE pg_shadow")) {
      assertThat(Guard.forDialect("postgres").check(sql, granted).allowed()).isFalse();
    }
  }

  @Test
  void shouldDemandATimePredicateOnLargeTables() {
    GuardContext context = new GuardContext(SHOP, null, false, Map.of("events", "happened_at"));
    Guard guard = Guard.forDialect("postgres");
    assertThat(guard.check("SELECT count(*) FROM events", context).allowed()).isFalse();
    assertThat(guard.check("SELECT happened_at FROM events WHERE id = 1", context).allowed())
        .isFalse();
    assertThat(
            guard
                .check("SELECT 1 FROM events WHERE happened_at > now() - interval '1 day'", context)
                .allowed())
        .isTrue();
  }
}
