package io.querent.semantics.ir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes in, either it is read or an {@link IrException} says why not. */
class IrFuzzTest {
  private static final String ALPHABET = "ab1.,'\"(){}*+-/%|<>=! \n;$é\uD83D\uDE00";
  private static final List<String> PIECES =
      List.of(
          "a",
          "b.c",
          "'t'",
          "1",
          "2.5e3",
          "(",
          ")",
          ",",
          "and",
          "or",
          "not",
          "in",
          "between",
          "is",
          "null",
          "like",
          "starts",
          "with",
          "during",
          "last",
          "this",
          "offset",
          "month",
          "count",
          "sum(",
          "if(",
          "bucket(",
          "distinct",
          "*",
          "+",
          "-",
          "||",
          "=",
          "<=",
          "{{p}}",
          "\"q\"",
          "true",
          ".");

  @Test
  void shouldReadOrRefuseAnyText() {
    Random random = new Random(7);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = i % 2 == 0 ? letters(random) : pieces(random);
      try {
        Filter filter = ExpressionParser.parseCondition(text);
        assertThat(ExpressionParser.parseCondition(ExpressionPrinter.print(filter)))
            .as(text)
            .isEqualTo(filter);
        read++;
      } catch (IrException expected) {
        refused++;
      }
    }
    assertThat(read).isGreaterThan(5_000);
    assertThat(refused).isGreaterThan(100_000);
  }

  @Test
  void shouldReadOrRefuseAnyDamagedDocument() {
    Random random = new Random(11);
    int read = 0;
    int refused = 0;
    for (int seed = 0; seed < 5_000; seed++) {
      ObjectNode json = IrWriter.write(new RandomIr(seed).ir(3));
      damage(json, random);
      try {
        Ir ir = IrReader.read(json);
        assertThat(IrReader.read(IrWriter.write(ir))).as("seed %d: %s", seed, json).isEqualTo(ir);
        read++;
      } catch (IrException expected) {
        assertThat(json.at(expected.path()).isMissingNode())
            .as("%s in %s", expected, json)
            .isFalse();
        refused++;
      }
    }
    assertThat(read).isPositive();
    assertThat(refused).isGreaterThan(1_000);
  }

  /** Replaces, removes or adds a value somewhere. */
  private static void damage(JsonNode root, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode victim = containers.get(random.nextInt(containers.size()));
    JsonNode value = value(random);
    switch (victim) {
      case ObjectNode object -> {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        String key =
            keys.isEmpty() || random.nextInt(4) == 0
                ? "extra"
                : keys.get(random.nextInt(keys.size()));
        object.set(key, value);
      }
      case ArrayNode array when !array.isEmpty() -> array.set(random.nextInt(array.size()), value);
      case ArrayNode array -> array.add(value);
      default -> throw new IllegalStateException();
    }
  }

  private static JsonNode value(Random random) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(9)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.numberNode(random.nextInt());
      case 2 -> nodes.numberNode(Double.NaN);
      case 3 -> nodes.numberNode(1e300);
      case 4 -> nodes.booleanNode(random.nextBoolean());
      case 5 -> nodes.textNode(pieces(random));
      case 6 -> nodes.textNode("");
      case 7 -> nodes.arrayNode().add("a").add(nodes.nullNode());
      default -> nodes.objectNode().put("field", "a").put("value", 3);
    };
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static String letters(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private static String pieces(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size()))).append(' ');
    }
    return text.toString();
  }
}
