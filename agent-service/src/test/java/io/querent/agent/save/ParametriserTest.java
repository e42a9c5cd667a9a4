package io.querent.agent.save;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.contracts.agent.OfferedParameter;
import io.querent.semantics.ir.IrReader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametriserTest {
  @Test
  void shouldTurnAYearIntoItsEnds() {
    Parametrised query = of("{'field':'ordered_at','op':'during','value':'2025'}", null);

    assertThat(query.query().path("filters").toString().replace('"', '\''))
        .isEqualTo(
            "[{'field':'ordered_at','op':'>=','value':'{{dateFrom}}'},"
                + "{'field':'ordered_at','op':'<','value':'{{dateTo}}'}]");
    assertThat(query.defaults().toString())
        .isEqualTo("{\"dateFrom\":\"2025-01-01\",\"dateTo\":\"2026-01-01\"}");
    assertThat(query.offered()).extracting(OfferedParameter::format).containsOnly("date");
    assertThat(query.offered()).extracting(OfferedParameter::path).containsOnly("/filters/0");
    IrReader.read(query.query());
  }

  @ParameterizedTest
  @CsvSource({
    "{'last':'30 days'}, now-30d/d, now+1d/d",
    "{'this':'month'}, now/M, now+1M/M",
    "{'previous':'quarter'}, now-1q/q, now/q",
    "{'last':'6 hours'}, now-6h, now+1s",
  })
  void shouldKeepRelativePeriodsRelative(String period, String from, String to) {
    Parametrised query = of("{'field':'t','op':'during','value':%s}".formatted(period), null);

    assertThat(query.defaults().path("dateFrom").asText()).isEqualTo(from);
    assertThat(query.defaults().path("dateTo").asText()).isEqualTo(to);
  }

  @Test
  void shouldOfferNamesNumbersAndListsWithNamesOfTheirOwn() {
    Parametrised query =
        of(
            "{'field':'orders.ship_country','op':'=','value':'Norway'},"
                + "{'field':'amount','op':'>','value':20},{'field':'amount','op':'<','value':99.5},"
                + "{'or':[{'field':'city','op':'in','value':['Oslo','Rome']},"
                + "{'field':'city','op':'=','value':'Bern'}]}",
            null);

    assertThat(query.offered())
        .extracting(OfferedParameter::name)
        .containsExactly("shipCountry", "minAmount", "maxAmount", "cityList", "city");
    assertThat(query.offered())
        .extracting(OfferedParameter::type)
        .containsExactly("string", "integer", "number", "array", "string");
    assertThat(query.offered().get(3).path()).isEqualTo("/filters/3/or/0");
    IrReader.read(query.query());
  }

  @Test
  void shouldReplaceOnlyWhatIsChosen() {
    Parametrised query =
        of("{'field':'a','op':'=','value':'x'},{'field':'b','op':'=','value':'y'}", Set.of("b"));

    assertThat(query.query().at("/filters/0/value").asText()).isEqualTo("x");
    assertThat(query.query().at("/filters/1/value").asText()).isEqualTo("{{b}}");
    assertThat(query.offered()).hasSize(2);
    assertThat(query.schema().size()).isEqualTo(1);
  }

  @Test
  void shouldLeaveColumnsNullsAndParametersAlone() {
    Parametrised query =
        of(
            "{'field':'a','op':'=','value':{'field':'b'}},{'field':'c','op':'is null'},"
                + "{'field':'d','op':'=','value':'{{d}}'}",
            null);

    assertThat(query.offered()).isEmpty();
  }

  private static Parametrised of(String filters, Set<String> chosen) {
    String ir =
        "{'entities':['orders'],'metrics':[{'name':'n','agg':'count'}],'filters':[%s]}"
            .formatted(filters)
            .replace('\'', '"');
    return Parametriser.of(IrReader.read(ir), ColumnTypes.UNKNOWN, chosen);
  }
}
