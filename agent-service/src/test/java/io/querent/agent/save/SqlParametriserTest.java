package io.querent.agent.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.querent.contracts.agent.OfferedParameter;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqlParametriserTest {
  private static final ColumnTypes SALES =
      new ColumnTypes(
          new Catalogue(
              "sales",
              "postgres",
              1,
              Instant.EPOCH,
              List.of(
                  new Table(
                      null,
                      "orders",
                      "table",
                      null,
                      1L,
                      List.of(
                          column("total", ColumnType.DECIMAL),
                          column("items", ColumnType.INTEGER),
                          column("status", ColumnType.STRING)),
                      List.of(),
                      List.of())),
              List.of()),
          Map.of());

  @Test
  void shouldNameAndTypeParametersByTheirColumns() {
    Parametrised query =
        of(
            "select status, sum(o.total) from orders o where o.total > 20 and items = 3 and"
                + " o.status in ('paid','sent') and placed >= '2024-01-01' and placed <"
                + " '2025-01-01' group by status having sum(o.total) > 100",
            null);

    assertThat(query.offered())
        .extracting(OfferedParameter::name, OfferedParameter::type, OfferedParameter::format)
        .containsExactly(
            tuple("minTotal", "number", null),
            tuple("items", "integer", null),
            tuple("statusList", "array", null),
            tuple("dateFrom", "string", "date"),
            tuple("dateTo", "string", "date"),
            tuple("minSumTotal", "number", null));
    assertThat(query.query().asText())
        .isEqualTo(
            "select status, sum(o.total) from orders o where o.total > {{minTotal}} and items ="
                + " {{items}} and o.status in ({{statusList}}) and placed >= {{dateFrom}} and"
                + " placed < {{dateTo}} group by status having sum(o.total) > {{minSumTotal}}");
    assertThat(query.defaults().get("statusList").toString()).isEqualTo("[\"paid\",\"sent\"]");
  }

  @Test
  void shouldReplaceOnlyWhatIsChosen() {
    Parametrised query =
        of("select 1 from orders where status = 'paid' and items = 3", Set.of("items"));

    assertThat(query.query().asText())
        .isEqualTo("select 1 from orders where status = 'paid' and items = {{items}}");
    assertThat(query.offered()).hasSize(2);
    assertThat(query.defaults().size()).isEqualTo(1);
  }

  @Test
  void shouldLeaveAStatementThatCouldNotBeBound() {
    String sql = "select data ? 'key' as has from orders where status = 'paid'";

    Parametrised query = of(sql, null);

    assertThat(query.query().asText()).isEqualTo(sql);
    assertThat(query.offered()).isEmpty();
  }

  @Test
  void shouldOfferNothingWhenNobodyKnowsTheDialect() {
    String sql = "select 1 from orders where status = 'paid'";

    Parametrised query = SqlParametriser.of(sql, ColumnTypes.UNKNOWN, null);

    assertThat(query.query().asText()).isEqualTo(sql);
    assertThat(query.offered()).isEmpty();
  }

  private static Parametrised of(String sql, Set<String> chosen) {
    return SqlParametriser.of(sql, SALES, chosen);
  }

  private static Column column(String name, ColumnType type) {
    return new Column(name, type, type.name(), true, null, Profile.UNKNOWN);
  }
}
