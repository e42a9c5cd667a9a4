package io.querent.semantics.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Shop;
import io.querent.semantics.ir.Combination;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Grain;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.IrReader;
import io.querent.semantics.ir.Selection;
import io.querent.semantics.model.ColumnMeaning;
import io.querent.semantics.model.MetricMeaning;
import io.querent.semantics.model.RelationshipMeaning;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SemanticsJsonTest {
  private static final JsonMapper MAPPER = SemanticsJson.mapper();

  record Question(String text, Ir ir, Selection selection, Expression value, Grain grain) {}

  @Test
  void shouldRoundTripCatalogue() throws JsonProcessingException {
    String json = MAPPER.writeValueAsString(Shop.catalogue());
    assertThat(json)
        .contains(
            "\"datasource_id\":\"shop\"",
            "\"learned_at\":\"2025-06-01T10:00:00Z\"",
            "\"type\":\"timestamp\"");
    assertThat(MAPPER.readValue(json, Catalogue.class)).isEqualTo(Shop.catalogue());
  }

  @Test
  void shouldIgnoreWhatANewerWriterAdds() throws JsonProcessingException {
    String json =
        """
        {"datasource_id": "d", "dialect": "sqlite", "version": 1, "colour": "blue",
         "tables": [{"name": "t", "columns": [{"name": "c", "type": "GEOMETRY", "srid": 4326}]}]}
        """;
    Catalogue catalogue = MAPPER.readValue(json, Catalogue.class);
    assertThat(catalogue.table("t").orElseThrow().column("c").orElseThrow().type())
        .isEqualTo(ColumnType.OTHER);
  }

  @Test
  void shouldRoundTripSemanticModel() throws JsonProcessingException {
    SemanticModel model =
        new SemanticModel(
            "shop",
            "a shop",
            List.of(
                new TableMeaning(
                    "orders",
                    "order",
                    null,
                    List.of("purchase"),
                    "ordered_at",
                    List.of("id"),
                    List.of(
                        new ColumnMeaning(
                            "status",
                            null,
                            null,
                            List.of(),
                            null,
                            Map.of("shipped", List.of("sent", "dispatched")),
                            true)))),
            List.of(
                new MetricMeaning(
                    "revenue", null, null, List.of(), "sum(o.x)", null, null, "EUR", "currency")),
            List.of(new RelationshipMeaning("a.b", "c.d", null)),
            List.of("How many orders?"));
    String json = MAPPER.writeValueAsString(model);
    assertThat(json).contains("\"time_column\":\"ordered_at\"");
    assertThat(MAPPER.readValue(json, SemanticModel.class)).isEqualTo(model);
  }

  @Test
  void shouldRoundTripQueriesInsideOtherRecords() throws JsonProcessingException {
    Selection selection =
        (Selection) IrReader.read("{\"entities\": [\"a\"], \"filters\": [\"x > 1.5\"]}");
    Ir union =
        IrReader.read(
            "{\"union\": [{\"entities\": [\"a\"]}, {\"entities\": [\"b\"]}], \"limit\": 3}");
    Question question =
        new Question(
            "?", union, selection, Expression.Column.of("a", "b"), Grain.parse("15 minutes"));
    String json = MAPPER.writeValueAsString(question);
    assertThat(json).contains("\"value\":\"a.b\"", "\"grain\":\"15 minutes\"", "\"union\":[");
    assertThat(MAPPER.readValue(json, Question.class)).isEqualTo(question);
  }

  @Test
  void shouldReadIrStrictlyAndNameThePlace() {
    assertThatThrownBy(() -> MAPPER.readValue("{\"ir\": {\"entites\": []}}", Question.class))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("/entites: unknown key 'entites'")
        .hasRootCauseInstanceOf(IrException.class);
    assertThatThrownBy(() -> MAPPER.readValue("{\"value\": \"a +\"}", Question.class))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("a value is missing");
    assertThatThrownBy(() -> MAPPER.readValue("{\"entities\": [\"a\"]}", Combination.class))
        .hasMessageContaining("expected a combination");
  }
}
