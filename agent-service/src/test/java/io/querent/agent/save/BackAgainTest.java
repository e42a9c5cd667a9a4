package io.querent.agent.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.agent.OfferedParameter;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With its defaults in the places of its parameters, a query is what it was. */
class BackAgainTest {
  private static final ColumnTypes SHOP =
      new ColumnTypes(
          new Catalogue(
              "shop",
              "postgres",
              1,
              Instant.EPOCH,
              List.of(
                  table(
                      "orders",
                      Map.of(
                          "amount", ColumnType.DECIMAL,
                          "quantity", ColumnType.INTEGER,
                          "status", ColumnType.STRING,
                          "ordered_on", ColumnType.DATE,
                          "ordered_at", ColumnType.TIMESTAMP_TZ,
                          "customer_id", ColumnType.INTEGER)),
                  table("customers", Map.of("id", ColumnType.INTEGER, "city", ColumnType.STRING))),
              List.of()),
          Map.of("revenue", ColumnType.DECIMAL));

  private static final String METRIC_OF_ITS_OWN =
      "{'entities':['orders'],'metrics':[{'name':'paid','agg':'count',"
          + "'filter':[{'field':'status','op':'=','value':'paid'},{'field':'amount','op':'>','value':10}]},"
          + "{'name':'n','agg':'count'}]}";
  private static final String GROUPS =
      "{'entities':['orders o'],'metrics':[{'name':'revenue','agg':'sum','field':'o.amount'},"
          + "{'name':'n','agg':'count'}],'dimensions':['o.status'],"
          + "'filters':[{'or':[{'field':'o.status','op':'in','value':['paid','sent']},{'and':[{'field':'o.quantity','op':'>=','value':2},{'not':{'field':'o.status','op':'starts"
          + " with','value':'x'}}]}]}],"
          + "'having':[{'field':'revenue','op':'>','value':1000},{'field':'n','op':'>=','value':5},"
          + "{'field':'avg(o.quantity)','op':'<','value':7}],'limit':10}";
  private static final String NESTED =
      "{'entities':['customers'],'metrics':[{'name':'n','agg':'count'}],"
          + "'filters':[{'field':'customers.id','op':'in','value':{'query':{'entities':['orders'],"
          + "'dimensions':['orders.customer_id'],'filters':[{'field':'orders.amount','op':'between','value':[5,20]}]}}},"
          + "{'not_exists':{'entities':['orders'],'dimensions':['orders.customer_id'],"
          + "'filters':[{'field':'orders.ordered_on','op':'between','value':['2024-01-01','2024-12-31']}]},"
          + "'on':[{'outer':'customers.id','inner':'orders.customer_id'}]}]}";
  private static final String COMBINED =
      "{'union_all':[{'entities':['orders'],'dimensions':['status'],'filters':[{'field':'amount','op':'in','value':[1,2.5]}]},"
          + "{'entities':['customers'],'dimensions':['city'],'filters':[{'field':'city','op':'!=','value':'Oslo'}]}],'limit':5}";
  private static final String TIMES =
      "{'entities':['orders'],'metrics':[{'name':'n','agg':'count'}],"
          + "'filters':[{'field':'ordered_at','op':'>=','value':'2024-03-01T10:00:00Z'},"
          + "{'field':'ordered_on','op':'in','value':['2024-03-01','2024-03-08']},{'field':'status','op':'=','value':true}]}";

  @ParameterizedTest
  @ValueSource(strings = {METRIC_OF_ITS_OWN, GROUPS, NESTED, COMBINED, TIMES})
  void shouldBeTheSameQueryWithItsDefaults(String text) {
    Ir ir = read(text);

    Parametrised all = Parametriser.of(ir, SHOP, null);

    assertThat(all.offered()).hasSizeGreaterThan(1).hasSize(all.defaults().size());
    assertThat(IrReader.read(all.query())).isNotEqualTo(ir);
    assertThat(IrReader.read(back(all.query(), all.defaults()))).isEqualTo(ir);
    for (OfferedParameter one : all.offered()) {
      Parametrised some = Parametriser.of(ir, SHOP, Set.of(one.name()));
      assertThat(some.query().toString()).contains("{{" + one.name() + "}}");
      assertThat(IrReader.read(back(some.query(), some.defaults()))).isEqualTo(ir);
    }
  }

  @Test
  void shouldFindTheConditionsOfMetrics() {
    Parametrised query = Parametriser.of(read(METRIC_OF_ITS_OWN), SHOP, null);

    assertThat(query.offered())
        .extracting(OfferedParameter::path)
        .containsExactly("/metrics/0/filter/0", "/metrics/0/filter/1");
  }

  @Test
  void shouldTakeTheTypeFromTheColumn() {
    Parametrised query = Parametriser.of(read(GROUPS), SHOP, null);

    assertThat(query.offered())
        .extracting(OfferedParameter::name, OfferedParameter::type)
        .containsExactly(
            tuple("statusList", "array"),
            tuple("minQuantity", "integer"),
            tuple("status", "string"),
            tuple("minRevenue", "number"),
            tuple("minN", "integer"),
            tuple("maxQuantity", "number"));
    assertThat(query.query().get("limit").asInt()).isEqualTo(10);
  }

  @Test
  void shouldSayOfWhatAnArrayConsists() {
    Parametrised times = Parametriser.of(read(TIMES), SHOP, null);
    Parametrised combined = Parametriser.of(read(COMBINED), SHOP, null);

    assertThat(times.schema().at("/orderedOnList/items").toString())
        .isEqualTo("{\"type\":\"string\",\"format\":\"date\"}");
    assertThat(times.schema().at("/dateFrom/format").asText()).isEqualTo("date-time");
    assertThat(times.schema().at("/status/type").asText()).isEqualTo("boolean");
    assertThat(combined.schema().at("/amountList/items/type").asText()).isEqualTo("number");
  }

  private static JsonNode back(JsonNode query, ObjectNode defaults) {
    if (query.isTextual() && query.asText().startsWith("{{")) {
      return defaults.get(query.asText().substring(2, query.asText().length() - 2));
    }
    JsonNode copy = query.deepCopy();
    if (copy instanceof ObjectNode object) {
      query.properties().forEach(f -> object.set(f.getKey(), back(f.getValue(), defaults)));
    } else if (copy instanceof com.fasterxml.jackson.databind.node.ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, back(query.get(i), defaults));
      }
    }
    return copy;
  }

  private static Ir read(String text) {
    return IrReader.read(text.replace('\'', '"'));
  }

  private static Table table(String name, Map<String, ColumnType> columns) {
    return new Table(
        null,
        name,
        "table",
        null,
        1L,
        columns.entrySet().stream()
            .map(
                c ->
                    new Column(
                        c.getKey(), c.getValue(), c.getValue().name(), true, null, Profile.UNKNOWN))
            .toList(),
        List.of(),
        List.of());
  }
}
