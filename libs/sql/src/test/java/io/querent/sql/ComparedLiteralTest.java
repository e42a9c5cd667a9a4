package io.querent.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.querent.sql.literal.ComparedLiteral;
import io.querent.sql.literal.ComparedLiterals;
import io.querent.sql.parameter.NamedParameters;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PGobject;

class ComparedLiteralTest {
  private static final String PLAIN =
      "select count(*) from orders o where o.status = 'paid' and o.id in (1, 2,3) and o.id <> -5";
  private static final String NESTED =
      "with big as (select id, customer_id from orders where id > 2 and ordered_at >= '2024-01-01')"
          + " select u.country, count(*) as n from customers u join big on big.customer_id = u.id"
          + " and u.country <> 'XX' where exists (select 1 from orders x where x.customer_id = u.id"
          + " and x.status not in ('void','lost')) group by u.country"
          + " having count(*) >= 1 or not (u.country like 'B%' ) order by 1 limit 7";
  private static final String ODD_TEXT =
      "select 'x = ''y''' as \"a'b\", id from customers where name<>'O''Slo'and id between 1 and"
          + " 400 and 5.5 >id+0.25 /* name = 'no' */ union all select 'k', id from orders where"
          + " status='paid' order by 2, 1";
  private static final String SUBQUERY =
      "select id from customers where id = (select min(customer_id) from orders where status ="
          + " 'paid') and upper(name) <> 'ROME' and 1 <= id";

  private static List<ComparedLiteral> of(String sql) {
    return ComparedLiterals.of(sql, "postgres");
  }

  private static Map<ComparedLiteral, String> named(List<ComparedLiteral> literals) {
    Map<ComparedLiteral, String> names = new LinkedHashMap<>();
    literals.forEach(literal -> names.put(literal, "p" + names.size()));
    return names;
  }

  private static NamedParameters bound(String sql, List<ComparedLiteral> literals) {
    Map<ComparedLiteral, String> names = named(literals);
    Map<String, Object> defaults = new LinkedHashMap<>();
    names.forEach(
        (literal, name) ->
            defaults.put(name, literal.list() ? literal.values() : literal.values().getFirst()));
    return NamedParameters.bind(ComparedLiterals.replaced(sql, names), defaults);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, NESTED, ODD_TEXT, SUBQUERY})
  void shouldBeTheSameStatementWithItsLiteralsBack(String sql) throws JSQLParserException {
    List<ComparedLiteral> literals = of(sql);

    assertThat(literals).hasSizeGreaterThan(2);
    assertThat(reread(back(bound(sql, literals)))).isEqualTo(reread(sql));
    for (ComparedLiteral one : literals) {
      assertThat(reread(back(bound(sql, List.of(one))))).isEqualTo(reread(sql));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, NESTED, ODD_TEXT, SUBQUERY})
  void shouldGiveTheSameRowsWithItsDefaultsBound(String sql) {
    ThreeEngines engines = ThreeEngines.get();
    for (String dialect : engines.dialects()) {
      List<ComparedLiteral> literals = ComparedLiterals.of(sql, dialect);
      NamedParameters bound = bound(sql, literals);

      List<List<Object>> rows =
          engines.run(
              dialect, new GeneratedSql(bound.sql(), typed(dialect, bound), List.of(), List.of()));

      assertThat(rows)
          .as(dialect)
          .isEqualTo(engines.run(dialect, new GeneratedSql(sql, List.of(), List.of(), List.of())));
    }
  }

  @Test
  void shouldSayWhatIsComparedAndHow() {
    assertThat(
            of(
                "select * from sales.orders o, users where 10 >= o.amount and city ilike 'a%' and"
                    + " lower(o.status) = 'x' having avg(amount) > 2.50 and sum(\"amount\") < 9"))
        .extracting(
            c -> c.subject().text(),
            c -> c.subject().column(),
            c -> c.subject().tables(),
            c -> c.subject().fractional(),
            ComparedLiteral::operator,
            c -> c.values().getFirst())
        .containsExactly(
            tuple("amount", "amount", List.of("sales.orders"), false, "<=", 10L),
            tuple("city", "city", List.of("sales.orders", "users"), false, "like", "a%"),
            tuple("lower(o.status)", null, List.of(), false, "=", "x"),
            tuple("avg(amount)", null, List.of(), true, ">", new BigDecimal("2.50")),
            tuple("sum amount", "amount", List.of("sales.orders", "users"), false, "<", 9L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a' as x, case when status = 'paid' then 1 end from orders group by 1, 2 limit 5",
        "select 1 from orders where ordered_at > now() - interval '3 days'",
        "select 1 from orders where status = E'a\\nb' or status = N'x' or 1 = 1 or 'a' < 'b'",
        "select 1 from orders where (id, user_id) in ((1, 2)) or id in (1, 'x') or id in (1, 1 +"
            + " 1)",
        "select 1 from orders where id not between 3 and 5 and status = 'a\\'",
        "select status = 'paid' from orders order by id = 5 offset 3",
        "select 1 from orders where ordered_at > timestamp '2024-01-01 00:00:00'",
        "delete from orders where status = 'paid'",
        "select where from 'x",
      })
  void shouldLeaveWhatCannotBeBound(String sql) {
    assertThat(of(sql)).isEmpty();
  }

  @Test
  void shouldCastADateLiteral() throws SQLException {
    String sql = "select count(*) from orders where ordered_at >= DATE '2024-02-01'";
    List<ComparedLiteral> literals = of(sql);

    NamedParameters bound = bound(sql, literals);

    assertThat(bound.sql())
        .isEqualTo("select count(*) from orders where ordered_at >= CAST(? AS DATE)");
    assertThat(bound.values()).containsExactly("2024-02-01");
    for (String dialect : List.of("postgres", "duckdb")) {
      assertThat(
              ThreeEngines.get()
                  .run(
                      dialect,
                      new GeneratedSql(bound.sql(), typed(dialect, bound), List.of(), List.of())))
          .isEqualTo(
              ThreeEngines.get()
                  .run(dialect, new GeneratedSql(sql, List.of(), List.of(), List.of())));
    }
  }

  private static String back(NamedParameters bound) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Object value : bound.values()) {
      int mark = bound.sql().indexOf('?', at);
      text.append(bound.sql(), at, mark);
      text.append(value instanceof String s ? "'" + s.replace("'", "''") + "'" : value);
      at = mark + 1;
    }
    return text.append(bound.sql().substring(at)).toString();
  }

  private static String reread(String sql) throws JSQLParserException {
    return CCJSqlParserUtil.parse(sql).toString();
  }

  /**
   * As the service binds values that came as JSON: PostgreSQL finds the type of a text out from
   * where it stands.
   */
  private static List<Object> typed(String dialect, NamedParameters bound) {
    return bound.values().stream()
        .map(v -> v instanceof String s && dialect.equals("postgres") ? unknown(s) : v)
        .map(v -> v instanceof BigDecimal decimal ? decimal.doubleValue() : v)
        .toList();
  }

  private static Object unknown(String text) {
    try {
      PGobject value = new PGobject();
      value.setType("unknown");
      value.setValue(text);
      return value;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
