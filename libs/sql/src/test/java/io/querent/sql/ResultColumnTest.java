package io.querent.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.model.ColumnMeaning;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultColumnTest {
  private static final SemanticModel MODEL =
      new SemanticModel(
          null,
          null,
          List.of(
              new TableMeaning(
                  "orders",
                  null,
                  null,
                  null,
                  null,
                  null,
                  List.of(new ColumnMeaning("total", null, null, null, "EUR", null, false)))),
          null,
          null,
          null);

  private static GeneratedSql generate(String json) {
    return ThreeEngines.get().generate("sqlite", ThreeEngines.read(json), MODEL, Map.of());
  }

  @Test
  void shouldDescribeColumns() {
    GeneratedSql sql =
        generate(
            "{'entities':['orders'],'dimensions':['status',{'name':'month','field':'ordered_at','grain':'month'},{'name':'slot','field':'ordered_at','grain':'15"
                + " minutes'}],'metrics':['count(*)',{'name':'mean','expr':'avg(total)'},"
                + "{'name':'part','expr':'sum(total)','transform':'share'}]}");
    assertThat(sql.columns())
        .containsExactly(
            new ResultColumn("status", ColumnType.STRING, "orders.status", null),
            new ResultColumn(
                "month", ColumnType.DATE, "bucket(orders.ordered_at, '1 month')", null),
            new ResultColumn(
                "slot", ColumnType.TIMESTAMP, "bucket(orders.ordered_at, '15 minutes')", null),
            new ResultColumn("count", ColumnType.INTEGER, "count(orders.*)", null),
            new ResultColumn("mean", ColumnType.DECIMAL, "avg(orders.total)", "EUR"),
            new ResultColumn("part", ColumnType.FLOAT, "share of sum(orders.total)", null));
  }

  @Test
  void shouldTellThatJoinWasChosenAmongSeveral() {
    assertThat(generate("{'entities':['flights'],'dimensions':['airports.city']}").warnings())
        .containsExactly(
            "'flights' and 'airports' were joined by origin_code; there are other ways, which an"
                + " explicit join can choose");
    assertThat(
            generate(
                    "{'entities':['flights','airports as"
                        + " destination'],'dimensions':['destination.city']}")
                .warnings())
        .isEmpty();
  }

  @Test
  void shouldLowerLimitToCallersBound() {
    var context = new GenerationContext(ThreeEngines.NOW, java.time.ZoneOffset.UTC, Map.of(), 2L);
    var ir = ThreeEngines.read("{'entities':['orders'],'dimensions':['id'],'limit':4}");
    GeneratedSql sql =
        SqlGenerator.forDialect("sqlite").generate(ir, ShopData.catalogue("sqlite"), null, context);
    assertThat(ThreeEngines.get().run("sqlite", sql)).hasSize(2);
  }
}
