package io.querent.sql;

import static io.querent.sql.Expect.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.ExpressionParser;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names with spaces and key words, keys of two columns. */
class OddNamesTest {
  private static Expression parse(String text) {
    return ExpressionParser.parse(text);
  }

  private static void answers(Selection ir, List<List<Object>> rows) {
    ThreeEngines engines = ThreeEngines.get();
    for (String dialect : engines.dialects()) {
      GeneratedSql sql = engines.generate(dialect, ir, null, Map.of());
      assertThat(engines.run(dialect, sql)).as(dialect + "\n" + sql.sql()).isEqualTo(rows);
    }
  }

  @Test
  void shouldQuoteNames() {
    answers(
        Selection.from("Line Items")
            .dimension(new Dimension("group by", parse("\"Select\""), null, false))
            .metric(Metric.of("order", parse("sum(amount)")))
            .order(new Order(parse("\"order\""), true))
            .build(),
        List.of(row("a'b", 16), row("c", 7)));
  }

  @Test
  void shouldCountRowsWithTwoColumnKeyOncePerGroup() {
    answers(
        Selection.from("Line Items")
            .dimension(Dimension.of("marks", "tag"))
            .metric(Metric.of("n", parse("count(\"Line Items\".*)")))
            .metric(Metric.of("amount", parse("sum(\"Line Items\".amount)")))
            .metric(Metric.of("marks", parse("count(marks.*)")))
            .order(new Order(parse("tag"), false))
            .build(),
        List.of(row("x", 2, 12, 3), row("y", 1, 11, 1)));
  }

  @Test
  void shouldReadTableUnderAlias() {
    answers(
        new Selection.Builder()
            .entity(new Entity("Line Items", "li"))
            .dimension(Dimension.of("li", "Order Id"))
            .metric(Metric.of("n", parse("count(*)")))
            .where(ExpressionParser.parseCondition("marks.tag = 'x'"))
            .build(),
        List.of(row(1, 2)));
  }
}
