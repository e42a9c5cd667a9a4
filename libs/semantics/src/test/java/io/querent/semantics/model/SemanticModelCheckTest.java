package io.querent.semantics.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SemanticModelCheckTest {
  private static final Catalogue CATALOGUE = Shop.catalogue();

  @Test
  void shouldFindNothingInAModelThatFits() {
    SemanticModel model = SemanticModelReader.read(SemanticModelReaderTest.SHOP);
    assertThat(SemanticModelCheck.check(model, CATALOGUE)).isEmpty();
    assertThat(SemanticModelCheck.check(SemanticModel.EMPTY, CATALOGUE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "tables: [{table: ordres}] ~ /tables/0/table ~ there is no table 'ordres'; did you mean"
            + " 'orders'?",
        "tables: [{table: orders}, {table: ORDERS}] ~ /tables/1/table ~ 'ORDERS' is given twice",
        "tables: [{table: orders, time_column: orderd_at}] ~ /tables/0/time_column ~ orders has no"
            + " column 'orderd_at'; did you mean 'ordered_at'?",
        "tables: [{table: orders, time_column: status}] ~ /tables/0/time_column ~ holds no calendar"
            + " values",
        "tables: [{table: orders, label_columns: [name]}] ~ /tables/0/label_columns/0 ~ known are"
            + " id, customer_id, status, ordered_at",
        "tables: [{table: orders, columns: [{column: state}]}] ~ /tables/0/columns/0/column ~"
            + " orders has no column 'state'",
        "metrics: [{name: a, expression: sum(orders.}] ~ /metrics/0/expression ~ expected a name"
            + " after '.'",
        "metrics: [{name: a, expression: order_items.quantity}] ~ /metrics/0/expression ~ a metric"
            + " needs an aggregate, such as sum(order_items.quantity)",
        "metrics: [{name: a, expression: sum(quantity)}] ~ /metrics/0/expression ~ 'quantity' does"
            + " not say of which table; write order_items.quantity",
        "metrics: [{name: a, expression: count(order.*)}] ~ /metrics/0/expression ~ there is no"
            + " table 'order'",
        "metrics: [{name: a, expression: 'sum(if(orders.stat = 1, 1, 0))'}] ~ /metrics/0/expression"
            + " ~ orders has no column 'stat'",
        "metrics: [{name: a, expression: a / count(*)}] ~ /metrics/0/expression ~ is defined by"
            + " itself",
        "metrics: [{name: a, expression: count(*), filter: orders.status =}] ~ /metrics/0/filter ~"
            + " a value is missing",
        "metrics: [{name: a, expression: count(*), filter: orders.stauts = 1}] ~ /metrics/0/filter"
            + " ~ did you mean 'status'?",
        "metrics: [{name: a, expression: count(*), time_column: ordered_at}] ~"
            + " /metrics/0/time_column ~ write orders.ordered_at",
        "relationships: [{from: order_items.product_id, to: product.id}] ~ /relationships/0/to ~"
            + " there is no table 'product'; did you mean 'products'?",
        "relationships: [{from: a + b, to: products.id}] ~ /relationships/0/from ~ is not a column",
      })
  void shouldReportWhatDoesNotFit(String yaml, String path, String message) {
    List<ModelProblem> problems =
        SemanticModelCheck.check(SemanticModelReader.read(yaml), CATALOGUE);
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void shouldAcceptMetricsMadeOfMetrics() {
    SemanticModel model =
        SemanticModelReader.read(
            """
            metrics:
              - {name: orders, expression: count(orders.*)}
              - {name: quantity, expression: sum(order_items.quantity)}
              - {name: quantity_per_order, expression: quantity / orders}
            """);
    assertThat(SemanticModelCheck.check(model, CATALOGUE)).isEmpty();
  }

  @Test
  void shouldReportCircleOfMetrics() {
    SemanticModel model =
        SemanticModelReader.read(
            "metrics: [{name: a, expression: b + 1}, {name: b, expression: c + 1}, {name: c,"
                + " expression: a + 1}]");
    assertThat(SemanticModelCheck.check(model, CATALOGUE))
        .extracting(ModelProblem::path)
        .containsExactly("/metrics/0/expression", "/metrics/1/expression", "/metrics/2/expression");
  }

  @Test
  void shouldMergeRelationshipsOfModelAndCatalogue() {
    SemanticModel model =
        SemanticModelReader.read(
            """
            relationships:
              - {from: ORDER_ITEMS.Product_Id, to: products.id}
              - {from: order_items.order_id, to: orders.id}
              - {from: orders.customer_id, to: customers.id}
              - {from: orders.nothing, to: customers.id}
            """);

    List<Relationship> merged = ModelRelationships.relationshipsOf(model, CATALOGUE);

    assertThat(merged)
        .containsExactlyInAnyOrder(
            Shop.link("orders", "customer_id", "customers", "id", 1),
            Shop.link("order_items", "order_id", "orders", "id", 1),
            Shop.link("order_items", "product_id", "products", "id", 1));
  }
}
