package io.querent.nlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.model.MetricMeaning;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleTest {
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
                      List.of(),
                      "signed_up_at",
                      List.of("name"),
                      List.of()),
                  new TableMeaning(
                      "orders", "order", null, List.of(), "ordered_at", List.of(), List.of())),
              List.of(
                  new MetricMeaning(
                      "revenue",
                      "Revenue",
                      null,
                      List.of(),
                      "sum(order_items.quantity * order_items.unit_price)",
                      null,
                      "orders.ordered_at",
                      null,
                      null)),
              List.of(),
              List.of()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How many customers are there?           | Number of customers
          revenue by month this year              | Revenue by month, this year
          customers without orders                | Customers without orders
          orders by status                        | Number of orders by status
          top 3 customers by revenue              | Top 3 customers by revenue
          Which customer has the most orders?     | Customer with the most orders
          share of revenue by category            | Share of revenue by category
          customers with more than 2 orders       | Customers with more than 2 orders
          What is the cheapest product?           | Product with the lowest price
          average price per category              | Average price by category
          customers with revenue above 100        | Customers with revenue above 100
          How many customers are from Germany?    | Number of customers where country is Germany
          """)
  void shouldReadLikeAHeading(String question, String title) {
    assertThat(shop.best(question).title()).isEqualTo(title);
  }
}
