package io.querent.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.agent.context.Proposal;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.ResultHead;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Selection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
  private static final ColumnView MONTH = new ColumnView("month", "date", null);
  private static final ColumnView NAME = new ColumnView("name", "string", null);
  private static final ColumnView REVENUE = new ColumnView("revenue", "decimal", "EUR");

  @Test
  void shouldStateASingleFigure() {
    assertThat(
            text(
                "Number of orders", List.of(new ColumnView("orders", "integer", null)), row(20000)))
        .isEqualTo("Number of orders: 20,000.");
  }

  @Test
  void shouldKeepBothDecimalsOfMoney() {
    assertThat(text("Revenue", List.of(REVENUE), row(49144.8)))
        .isEqualTo("Revenue: 49,144.80 EUR.");
  }

  @Test
  void shouldNameHighestAndLowestMonth() {
    assertThat(
            text(
                "Revenue by month",
                List.of(MONTH, REVENUE),
                row("2026-09-01", 10),
                row("2026-10-01", 30.5),
                row("2026-11-01", 20)))
        .isEqualTo(
            "Revenue by month: 3 rows. The highest revenue is 30.50 EUR (October 2026), the lowest"
                + " 10 EUR (September 2026).");
  }

  @Test
  void shouldSayWhenAllAreEqual() {
    assertThat(text("Revenue by name", List.of(NAME, REVENUE), row("a", 5), row("b", 5.0)))
        .endsWith("All have revenue 5 EUR.");
  }

  @Test
  void shouldSayThatNothingMatches() {
    assertThat(text("Orders", List.of(NAME))).isEqualTo("Orders: nothing in the data matches.");
  }

  @Test
  void shouldListFewNamesAndCountTheRest() {
    assertThat(
            text(
                "Names",
                List.of(NAME),
                row("a"),
                row("b"),
                row("c"),
                row("d"),
                row("e"),
                row("f"),
                row("g")))
        .isEqualTo("Names: a, b, c, d, e and 2 more.");
  }

  @Test
  void shouldNotInventAValueForNull() {
    assertThat(text("Revenue", List.of(REVENUE), row((Object) null)))
        .isEqualTo("Revenue: no value.");
  }

  @SafeVarargs
  private static String text(String title, List<ColumnView> columns, List<Object>... rows) {
    Selection ir =
        Selection.from("orders")
            .dimension(Dimension.of(null, columns.getFirst().name()))
            .metric(
                Metric.of(
                    columns.getLast().name(),
                    Expression.Aggregate.of(
                        AggregateFunction.SUM, Expression.Column.of(null, "amount"))))
            .build();
    ResultHead result =
        new ResultHead(
            "res_1",
            "shop",
            "select",
            columns,
            List.of(rows),
            rows.length,
            false,
            5000,
            List.of(),
            new ResultHead.Timings(0, 0, 0, 0, 0),
            Instant.EPOCH);
    return AnswerText.of(result, new Proposal("shop", title, ir, List.of(), List.of()));
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }
}
