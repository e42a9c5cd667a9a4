package io.querent.semantics.ir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/ir.md to its word. */
class IrGuideTest {

  private static String guide() throws IOException {
    return Files.readString(Path.of("../../docs/ir.md"));
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\\n(.*?)\\n```", Pattern.DOTALL)
        .matcher(guide())
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  static List<String> documents() throws IOException {
    return blocks("json");
  }

  static Stream<String> expressions() throws IOException {
    return blocks("expression").stream().flatMap(String::lines);
  }

  static Stream<String> conditions() throws IOException {
    return blocks("condition").stream().flatMap(String::lines);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shouldReadEveryDocument(String json) throws JsonProcessingException {
    Ir ir = IrReader.read(json);
    assertThat(IrReader.read(IrWriter.write(ir))).isEqualTo(ir);
    assertThat(IrSchemaTest.problems(new ObjectMapper().readTree(json))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void shouldReadEveryExpression(String text) {
    Expression expression = ExpressionParser.parse(text);
    assertThat(ExpressionParser.parse(ExpressionPrinter.print(expression))).isEqualTo(expression);
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void shouldReadEveryCondition(String text) {
    Filter filter = ExpressionParser.parseCondition(text);
    assertThat(ExpressionParser.parseCondition(ExpressionPrinter.print(filter))).isEqualTo(filter);
  }

  @Test
  void shouldNameEveryKeyOperatorFunctionAndTransform() throws IOException {
    String guide = guide();
    for (Operator operator : Operator.values()) {
      assertThat(guide).contains("`" + operator.word() + "`");
    }
    for (Function function : Function.values()) {
      assertThat(guide).contains("`" + function.word() + "`");
    }
    for (AggregateFunction function : AggregateFunction.values()) {
      assertThat(guide).contains("`" + function.word() + "`");
    }
    for (Metric.Kind kind : Metric.Kind.values()) {
      assertThat(guide).contains("`" + kind.name().toLowerCase(java.util.Locale.ROOT) + "`");
    }
    IrSchema.json()
        .at("/$defs/selection/properties")
        .fieldNames()
        .forEachRemaining(key -> assertThat(guide).contains("`" + key + "`"));
  }
}
