package io.querent.agent.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.contracts.agent.Chart;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.ResultHead;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartChooserTest {
  @Test
  void shouldShowOneNumberAsAMetric() {
    assertThat(chart(List.of("n:integer"), List.of(7)))
        .extracting(Chart::type, Chart::y)
        .containsExactly("metric", List.of("n"));
  }

  @Test
  void shouldDrawNothingOfAnEmptyResultOrOfWordsAlone() {
    assertThat(chart(List.of("n:integer"))).isNull();
    assertThat(chart(List.of("name:string"), List.of("Alba"), List.of("Bodo"))).isNull();
  }

  @Test
  void shouldDrawTimeAsALineAndItsCategoryAsSeries() {
    Chart chart =
        chart(
            List.of("month:date", "country:string", "revenue:decimal"),
            List.of("2025-01-01", "Norway", 1),
            List.of("2025-01-01", "Chile", 2),
            List.of("2025-02-01", "Norway", 3));

    assertThat(chart)
        .isEqualTo(
            new Chart(
                "line",
                "month",
                List.of("revenue"),
                "country",
                "T",
                List.of("area", "bar", "table")));
  }

  @Test
  void shouldTakeAYearThatGroupsForTime() {
    Ir ir = ir("{'entities':['o'],'dimensions':['year'],'metrics':[{'name':'n','agg':'count'}]}");

    Chart chart =
        choose(ir, List.of("year:integer", "n:integer"), List.of(2024, 5), List.of(2025, 6));

    assertThat(chart).extracting(Chart::type, Chart::x).containsExactly("line", "year");
  }

  @Test
  void shouldDrawCategoriesAsBarsThatMayBeAPie() {
    Chart chart =
        chart(List.of("country:string", "n:integer"), List.of("Norway", 2), List.of("Chile", 1));

    assertThat(chart.type()).isEqualTo("bar");
    assertThat(chart.alternatives()).containsExactly("line", "pie", "table");
  }

  @Test
  void shouldOfferNoPieOfNegativeValues() {
    Chart chart =
        chart(List.of("country:string", "n:integer"), List.of("Norway", 2), List.of("Chile", -1));

    assertThat(chart.alternatives()).containsExactly("line", "table");
  }

  @Test
  void shouldDrawSharesAsAPie() {
    Ir ir =
        ir(
            "{'entities':['o'],'dimensions':['country'],"
                + "'metrics':[{'name':'part','agg':'count','transform':{'kind':'share'}}]}");

    Chart chart =
        choose(
            ir,
            List.of("country:string", "part:decimal"),
            List.of("Norway", 0.7),
            List.of("Chile", 0.3));

    assertThat(chart.type()).isEqualTo("pie");
  }

  @Test
  void shouldLeaveManyCategoriesToTheTable() {
    List<List<Object>> rows =
        IntStream.range(0, 61).mapToObj(i -> List.<Object>of("c" + i, i)).toList();

    assertThat(ChartChooser.choose(result(List.of("c:string", "n:integer"), rows), null, "T"))
        .isNull();
  }

  @Test
  void shouldDrawTwoMeasuresAgainstEachOtherAndNoKeys() {
    assertThat(
            chart(List.of("width:decimal", "height:decimal"), List.of(1, 2), List.of(3, 4)).type())
        .isEqualTo("scatter");
    assertThat(chart(List.of("id:integer", "customer_id:integer"), List.of(1, 2), List.of(3, 4)))
        .isNull();
  }

  @SafeVarargs
  private static Chart chart(List<String> columns, List<Object>... rows) {
    return choose(null, columns, rows);
  }

  @SafeVarargs
  private static Chart choose(Ir ir, List<String> columns, List<Object>... rows) {
    return ChartChooser.choose(result(columns, Arrays.asList(rows)), ir, "T");
  }

  private static ResultHead result(List<String> columns, List<List<Object>> rows) {
    List<ColumnView> views = new ArrayList<>();
    for (String column : columns) {
      String[] parts = column.split(":");
      views.add(new ColumnView(parts[0], parts[1], null));
    }
    return new ResultHead(
        "res_1",
        "shop",
        "select 1",
        views,
        rows,
        rows.size(),
        false,
        5000,
        List.of(),
        new ResultHead.Timings(0, 0, 0, 0, 0),
        Instant.EPOCH);
  }

  private static Ir ir(String text) {
    return IrReader.read(text.replace('\'', '"'));
  }
}
