package io.querent.nlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.model.ColumnMeaning;
import io.querent.semantics.model.MetricMeaning;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SemanticModelTest {
  private final Asked shop =
      Asked.of(
          "shop",
          new SemanticModel(
              "shop",
              null,
              List.of(
                  new TableMeaning(
                      "users",
                      "customer",
                      null,
                      List.of("buyer"),
                      "signed_up_at",
                      List.of("name"),
                      List.of()),
                  new TableMeaning(
                      "orders",
                      "order",
                      null,
                      List.of("purchase"),
                      "ordered_at",
                      List.of(),
                      List.of(
                          new ColumnMeaning(
                              "status",
                              "status",
                              null,
                              List.of(),
                              null,
                              Map.of("shipped", List.of("sent", "dispatched")),
                              false)))),
              List.of(
                  new MetricMeaning(
                      "revenue",
                      "Revenue",
                      null,
                      List.of("sales", "turnover"),
                      "sum(order_items.quantity * order_items.unit_price)",
                      "orders.status != 'cancelled'",
                      "orders.ordered_at",
                      "EUR",
                      "currency"),
                  new MetricMeaning(
                      "order_count",
                      "Orders",
                      null,
                      List.of("number of orders"),
                      "count(orders.*)",
                      null,
                      "orders.ordered_at",
                      null,
                      null)),
              List.of(),
              List.of("What was the revenue last month?")));

  @Test
  void shouldAnswerAMetricByName() {
    assertThat(shop.rows("What is the revenue?")).containsExactly("244.9");
    assertThat(shop.rows("total sales in 2023")).containsExactly("60");
  }

  @Test
  void shouldGroupAMetric() {
    assertThat(shop.rows("revenue per category"))
        .containsExactlyInAnyOrder("Books|180", "Toys|64.9");
    assertThat(shop.rows("turnover by month in 2024")).hasSize(3);
    assertThat(shop.rows("sales by customer")).contains("Ada|114.9");
  }

  @Test
  void shouldRankByAMetric() {
    assertThat(shop.rows("top 1 customer by revenue")).containsExactly("Ada|114.9");
    assertThat(shop.rows("Which category has the highest revenue?")).containsExactly("Books|180");
  }

  @Test
  void shouldFilterAMetric() {
    assertThat(shop.rows("revenue from Germany")).containsExactly("144.9");
    assertThat(shop.rows("revenue this month")).containsExactly("105");
  }

  @Test
  void shouldReadOtherWordsForValuesAndTables() {
    assertThat(shop.rows("How many dispatched purchases are there?")).containsExactly("3");
    assertThat(shop.rows("How many customers are there?")).containsExactly("5");
  }

  @Test
  void shouldSuggestTheModelsQuestions() {
    assertThat(shop.interpret("hello"))
        .isInstanceOfSatisfying(
            Interpretation.Impossible.class,
            i -> assertThat(i.suggestions()).containsExactly("What was the revenue last month?"));
  }
}
