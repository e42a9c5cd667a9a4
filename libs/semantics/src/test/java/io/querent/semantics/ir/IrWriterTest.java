package io.querent.semantics.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.Expression.Literal;
import java.util.List;
import org.junit.jupiter.api.Test;

class IrWriterTest {

  @Test
  void shouldWriteTheFormThatPeopleWrite() throws JsonProcessingException {
    Selection selection =
        Selection.from("customers", "orders")
            .metric(Metric.of("orders", Aggregate.countRows("orders")))
            .metric(
                Metric.of(
                    "total", Aggregate.of(AggregateFunction.SUM, new Column("orders", "amount"))))
            .metric(Metric.of("revenue", new Column(null, "revenue")))
            .dimension(Dimension.of("customers", "country"))
            .where(
                new Filter.Comparison(
                    new Column("orders", "ordered_at"),
                    Operator.DURING,
                    new Operand.During(new Period.Calendar(-1, TimeUnit.MONTH))))
            .order(new Order(new Column(null, "total"), true))
            .limit(10)
            .build();

    assertThat(IrWriter.write(selection))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"entities": ["customers", "orders"],
                     "metrics": [{"name": "orders", "agg": "count", "field": "orders.*"},
                                 {"name": "total", "agg": "sum", "field": "orders.amount"},
                                 "revenue"],
                     "dimensions": ["customers.country"],
                     "filters": [{"field": "orders.ordered_at", "op": "during",
                                  "value": {"previous": "month"}}],
                     "order": [{"field": "total", "dir": "desc"}],
                     "limit": 10}
                    """));
  }

  @Test
  void shouldRefuseNestedQueryInsideIf() {
    Filter exists = new Filter.Exists(Selection.from("orders").build(), false, List.of());
    Expression expression = new Conditional(exists, new Literal(1L), new Literal(0L));
    Selection selection = Selection.from("customers").dimension(Dimension.of(expression)).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IrWriter.write(selection))
        .withMessageContaining("nested query");
  }
}
