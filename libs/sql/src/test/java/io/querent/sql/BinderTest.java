package io.querent.sql;

import static io.querent.sql.Expect.ask;
import static io.querent.sql.Expect.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.model.MetricMeaning;
import io.querent.semantics.model.RelationshipMeaning;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import io.querent.sql.bind.Binder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {
  private static final Catalogue SHOP = ShopData.catalogue("postgres");
  private static final SemanticModel MODEL =
      new SemanticModel(
          "shop",
          null,
          List.of(new TableMeaning("reviews", null, null, null, "written", null, null)),
          List.of(
              metric("revenue", "sum(orders.total)", "orders.status = 'paid'"),
              metric("items", "sum(order_items.quantity)", null),
              metric("paid", "count(orders.*)", "orders.status = 'paid'"),
              metric("basket", "revenue / paid", null),
              metric("loop", "loop + 1", null)),
          List.of(new RelationshipMeaning("readings.id", "customers.id", null)),
          List.of());

  private static MetricMeaning metric(String name, String expression, String filter) {
    return new MetricMeaning(name, null, null, null, expression, filter, null, null, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'entities':['custmers'],'dimensions':['name']} | /entities/0 | did you mean 'customers'?",
        "{'entities':['customers'],'dimensions':['nam']} | /dimensions/0 | did you mean 'name'?",
        "{'entities':['customers'],'dimensions':['customers.nam']} | /dimensions/0 | has no column"
            + " 'nam'",
        "{'entities':['customers'],'dimensions':['stars']} | /dimensions/0 | did you mean"
            + " 'reviews.stars'?",
        "{'entities':['customers','products'],'dimensions':['name']} | /dimensions/0 | 'name' is"
            + " ambiguous; write one of customers.name, products.name",
        "{'entities':['customers'],'metrics':['sum(name)']} | /metrics/0 | sum needs numbers, but"
            + " 'customers.name' is string",
        "{'entities':['customers'],'metrics':[{'name':'m','expr':'credit'}]} | /metrics/0 | needs"
            + " an aggregate",
        "{'entities':['customers'],'dimensions':['sum(credit)']} | /dimensions/0 | put it into"
            + " 'metrics'",
        "{'entities':['customers'],'dimensions':[{'field':'name','grain':'day'}]} | /dimensions/0 |"
            + " a grain needs a date or time",
        "{'entities':['orders'],'dimensions':['week'],'grain':'1 month'} | /dimensions/0 |"
            + " nothing here is called 'week'",
        "{'entities':['customers'],'dimensions':['id'],'filters':['credit >"
            + " 1',{'field':'name','op':'during','value':'2024'}]} | /filters/1/value | a period"
            + " needs a date or time",
        "{'entities':['customers'],'dimensions':['id'],'filters':[{'or':['id = 1','nme = 2']}]} |"
            + " /filters/0/or/1/field | did you mean 'name'?",
        "{'entities':['orders'],'dimensions':['status'],'metrics':['count(*)'],'order':['total']} |"
            + " /order/0/field | has no single value per group",
        "{'entities':['customers'],'dimensions':['id'],'filters':[{'field':'id','op':'in','value':{'query':{'entities':['orders'],'dimensions':['id','total']}}}]}"
            + " | /filters/0/value/query | stands for one column, this one has 2",
        "{'union':[{'entities':['orders'],'dimensions':['id']},{'entities':['orders'],'dimensions':['id','total']}]}"
            + " | /union/1 | as many columns as the first one",
        "{'entities':['orders'],'metrics':['loop']} | /metrics/0 | defined by itself",
        "{'entities':['orders'],'dimensions':['revenue']} | /dimensions/0 | is a metric",
        "{'entities':['employees','employees'],'dimensions':['employees.joined - 1']} |"
            + " /dimensions/0 | has no column",
        "{'entities':['customers'],'dimensions':['joined - 1']} | /dimensions/0 | days_between"
      })
  void shouldSayWhatIsWrongAndWhere(String json, String path, String message) {
    assertThatThrownBy(() -> Binder.bind(ThreeEngines.read(json), SHOP, MODEL))
        .isInstanceOfSatisfying(
            IrException.class,
            e -> {
              assertThat(e.path()).isEqualTo(path);
              assertThat(e.getMessage()).contains(message);
            });
  }

  @Test
  void shouldLeaveBoundQueryAsItIs() {
    RandomShopIr queries = new RandomShopIr(7);
    for (int i = 0; i < 300; i++) {
      Ir bound = Binder.bind(queries.next(), SHOP, MODEL);
      assertThat(Binder.bind(bound, SHOP, MODEL)).isEqualTo(bound);
    }
  }

  @Test
  void shouldExpandMetricsOfModelWithTheirFilters() {
    ask("{'entities':['orders'],'metrics':['revenue','basket','items']}")
        .meaning(MODEL)
        .gives(row(115, 38.333333, 12));
    ask("{'entities':['customers'],'dimensions':['customers.country'],'metrics':[{'name':'r','expr':'revenue'}],'order':['basket"
            + " desc']}")
        .meaning(MODEL)
        .gives(row("FR", 105), row("DE", 10));
  }

  @Test
  void shouldUseTimeColumnOfModel() {
    ask("{'entities':['reviews'],'metrics':['count(*)'],'grain':'quarter','order':['written']}")
        .meaning(MODEL)
        .gives(row("2024-01-01", 3), row("2024-04-01", 1));
  }

  @Test
  void shouldJoinByRelationshipOfModel() {
    ask("{'entities':['readings'],'dimensions':['customers.name'],'order':['readings.id']}")
        .meaning(MODEL)
        .gives(row("Ada"), row("Ben"), row("Cléo"), row("Dan_50%"));
  }

  @Test
  void shouldSelectAllColumnsWhenNothingIsNamed() {
    assertThat(
            Binder.columns(Binder.bind(ThreeEngines.read("{'entities':['airports']}"), SHOP, null)))
        .containsExactly("code", "city");
  }
}
