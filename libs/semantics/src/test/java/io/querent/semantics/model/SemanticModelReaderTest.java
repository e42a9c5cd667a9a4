package io.querent.semantics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.querent.semantics.json.SemanticsJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SemanticModelReaderTest {
  static final String SHOP =
      """
      name: shop
      description: Orders of a small shop
      tables:
        - table: orders
          label: order
          synonyms: [purchase, sale]
          time_column: ordered_at
          label_columns: [id]
          columns:
            - column: status
              synonyms: state
              values:
                shipped: [sent, dispatched]
            - {column: customer_id, hidden: true}
      metrics:
        - name: revenue
          synonyms: [turnover]
          expression: sum(order_items.quantity * order_items.unit_price)
          filter: orders.status != 'cancelled'
          time_column: orders.ordered_at
          unit: EUR
          format: currency
      relationships:
        - {from: order_items.product_id, to: products.id, label: product}
      questions:
        - How many orders last month?
      """;

  @Test
  void shouldReadYaml() {
    SemanticModel model = SemanticModelReader.read(SHOP);

    assertThat(model.metric("REVENUE").orElseThrow().timeColumn()).isEqualTo("orders.ordered_at");
    TableMeaning orders = model.table("orders").orElseThrow();
    assertThat(orders.synonyms()).containsExactly("purchase", "sale");
    ColumnMeaning status = orders.column("status").orElseThrow();
    assertThat(status.synonyms()).containsExactly("state");
    assertThat(status.values()).containsEntry("shipped", List.of("sent", "dispatched"));
    assertThat(orders.column("customer_id").orElseThrow().hidden()).isTrue();
    assertThat(model.relationships())
        .containsExactly(
            new RelationshipMeaning("order_items.product_id", "products.id", "product"));
    assertThat(model.questions()).hasSize(1);
  }

  @Test
  void shouldReadTheJsonThatTheMapperWrites() throws JsonProcessingException {
    SemanticModel model = SemanticModelReader.read(SHOP);
    String json = SemanticsJson.mapper().writeValueAsString(model);
    assertThat(SemanticModelReader.read(json)).isEqualTo(model);
  }

  @Test
  void shouldReadNothingAsTheEmptyModel() {
    assertThat(SemanticModelReader.read("")).isEqualTo(SemanticModel.EMPTY);
    assertThat(SemanticModelReader.read("# later\n")).isEqualTo(SemanticModel.EMPTY);
    assertThat(SemanticModelReader.read("{}")).isEqualTo(SemanticModel.EMPTY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "metric: []                                 ~ /metric ~ did you mean 'metrics'?",
        "tables: {orders: {}}                       ~ /tables ~ expected a list in [ ] but found an"
            + " object",
        "tables: [{label: order}]                   ~ /tables/0 ~ 'table' is missing",
        "tables: [{table: orders, synonym: [sale]}] ~ /tables/0/synonym ~ did you mean 'synonyms'?",
        "tables: [{table: a, columns: [{column: b, hidden: maybe}]}] ~ /tables/0/columns/0/hidden ~"
            + " expected true or false",
        "tables: [{table: a, synonyms: [2024]}]     ~ /tables/0/synonyms/0 ~ 2024 is not a text"
            + " here; put it in quotes",
        "metrics: [{name: a}]                       ~ /metrics/0 ~ 'expression' is missing",
        "metrics: [{name: a, expression: count(*), format: euros}] ~ /metrics/0/format ~ expected"
            + " one of number, currency, percent",
        "relationships: [{from: a.b}]               ~ /relationships/0 ~ 'to' is missing",
        "name: a: b                                 ~ `` ~ not valid YAML at line 1",
        "just a text                                ~ `` ~ expected an object with the keys name,"
            + " description",
        "{name: a, name: b}                         ~ `` ~ not valid YAML",
      })
  void shouldNamePlaceAndRemedy(String text, String path, String message) {
    SemanticModelException failure =
        catchThrowableOfType(SemanticModelException.class, () -> SemanticModelReader.read(text));
    assertThat(failure).hasMessageContaining(message);
    assertThat(failure.problem().path()).isEqualTo(path);
  }

  @Test
  void shouldRefuseAliasesInsteadOfReadingTheirNames() {
    assertThat(failure("name: &n shop\ndescription: *n\n"))
        .hasMessageContaining("the alias *n at line 2")
        .hasMessageContaining("write the value out");
  }

  @Test
  void shouldBoundDepthAndLength() {
    assertThat(failure("[".repeat(30) + "]".repeat(30))).hasMessageContaining("nesting depth");
    assertThat(failure("# " + "x".repeat(2_000_001) + "\nname: a"))
        .hasMessageContaining("not valid YAML");
  }

  private static SemanticModelException failure(String text) {
    return catchThrowableOfType(SemanticModelException.class, () -> SemanticModelReader.read(text));
  }
}
