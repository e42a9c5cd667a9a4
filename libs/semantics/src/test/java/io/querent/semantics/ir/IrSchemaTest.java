package io.querent.semantics.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrSchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(IrSchema.json());

  static Set<ValidationMessage> problems(JsonNode json) {
    return SCHEMA.validate(json);
  }

  @Test
  void shouldBeValidItself() {
    JsonSchema draft =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    "https://json-schema.org/draft/2020-12/schema"));
    assertThat(draft.validate(IrSchema.json())).isEmpty();
  }

  @Test
  void shouldAcceptWhateverIsWritten() {
    for (int seed = 0; seed < 600; seed++) {
      JsonNode json = IrWriter.write(new RandomIr(seed).ir(3));
      assertThat(problems(json)).as("seed %d: %s", seed, json).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{'limit': 5}",
        "{'entity': ['a']}",
        "{'entities': 'a'}",
        "{'entities': ['a'], 'limit': -1}",
        "{'entities': ['a'], 'limit': '5'}",
        "{'entities': ['a'], 'distinct': 'yes'}",
        "{'entities': ['a'], 'grain': 'often 5'}",
        "{'entities': ['a'], 'filters': [], 'filter': []}",
        "{'entities': [{'alias': 'a'}]}",
        "{'metrics': [{'agg': 'total', 'field': 'a'}]}",
        "{'metrics': [{'name': 'a', 'agg': 'sum', 'expr': 'sum(a)'}]}",
        "{'metrics': [{'metric': 'a', 'agg': 'sum'}]}",
        "{'metrics': [{'name': 'a', 'field': 'b'}]}",
        "{'metrics': [{'name': 'a', 'transform': 'shares'}]}",
        "{'metrics': [{'name': 'a', 'transform': {'within': ['b']}}]}",
        "{'metrics': [{}]}",
        "{'dimensions': [{'grain': '1 day'}]}",
        "{'dimensions': [{'field': 'a', 'expr': 'b'}]}",
        "{'dimensions': [7]}",
        "{'entities': ['a'], 'order': [{'field': 'a', 'dir': 'up'}]}",
        "{'entities': ['a'], 'order': [{'dir': 'asc'}]}",
        "{'entities': ['a'], 'joins': [{'left': 'a.b'}]}",
        "{'entities': ['a'], 'joins': [{'left': 'a.b', 'from': 'a.b', 'right': 'c.d'}]}",
        "{'entities': ['a'], 'top': {'n': 0, 'by': ['a']}}",
        "{'entities': ['a'], 'top': {'n': 3, 'by': []}}",
        "{'entities': ['a'], 'filters': [{'op': '=', 'value': 1}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a'}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': 'equals', 'value': 1}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': '='}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': '=', 'value': null}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': '=', 'value': [1, 2]}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': '=', 'value': {'last': '30 days'}}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': 'in', 'value': []}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': 'in', 'value': [1, null]}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': 'between', 'value': [1]}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': 'between', 'value': 1}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': 'during', 'value': 'March'}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': 'during', 'value': {'last':"
            + " 'month'}}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': 'during', 'value': {'this':"
            + " 'moon'}}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': 'is null', 'value': 1}]}",
        "{'entities': ['a'], 'filters': [{'field': 'a', 'op': '=', 'value': {'column': 'b'}}]}",
        "{'entities': ['a'], 'filters': [{'or': []}]}",
        "{'entities': ['a'], 'filters': [{'and': [], 'or': ['a']}]}",
        "{'entities': ['a'], 'filters': [{'not': ['a'], 'on': []}]}",
        "{'entities': ['a'], 'filters': [{'exists': {'union': []}}]}",
        "{'entities': ['a'], 'filters': [{'exists': {'entities': ['b']}, 'on': [{'outer':"
            + " 'a.x'}]}]}",
        "{'union': [{'entities': ['a']}]}",
        "{'union': [{'entities': ['a']}, {'entities': ['b']}], 'distinct': true}",
        "{'union': [{'entities': ['a']}, {'entities': ['b']}], 'except': []}",
      })
  void shouldRefuseWhatTheReaderRefuses(String broken) throws JsonProcessingException {
    JsonNode json = MAPPER.readTree(broken.replace('\'', '"'));
    assertThat(problems(json)).isNotEmpty();
    assertThatThrownBy(() -> IrReader.read(json)).isInstanceOf(IrException.class);
  }
}
