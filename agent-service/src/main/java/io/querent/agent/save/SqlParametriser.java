package io.querent.agent.save;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.querent.semantics.catalog.ColumnType;
import io.querent.sql.literal.ComparedLiteral;
import io.querent.sql.literal.ComparedLiterals;
import io.querent.sql.parameter.NamedParameters;
import io.querent.sql.parameter.ParameterException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts parameters in the places of the literals that a statement's conditions compare something
 * with. A statement that could not be bound then, because it holds a bare {@code ?}, keeps them
 * all.
 */
final class SqlParametriser {
  private static final String PATH = "/sql";

  private SqlParametriser() {}

  /**
   * The statement with parameters.
   *
   * @param chosen which of the offered ones are wanted; null for all
   */
  static Parametrised of(String sql, ColumnTypes columns, Set<String> chosen) {
    TextNode text = JsonNodeFactory.instance.textNode(sql);
    Offers offers = new Offers(chosen);
    if (columns.catalogue() == null || NamedParameters.in(sql)) {
      return offers.around(text);
    }
    List<ComparedLiteral> literals = ComparedLiterals.of(sql, columns.catalogue().dialect());
    if (!bindable(sql, literals)) {
      return offers.around(text);
    }
    Map<ComparedLiteral, String> names = new LinkedHashMap<>();
    for (ComparedLiteral found : literals) {
      ColumnType type = type(found.subject(), columns);
      offers
          .single(place(found, type), Literal.of(value(found), type))
          .ifPresent(mark -> names.put(found, mark.substring(2, mark.length() - 2)));
    }
    String replaced = ComparedLiterals.replaced(sql, names);
    return offers.around(JsonNodeFactory.instance.textNode(replaced));
  }

  private static boolean bindable(String sql, List<ComparedLiteral> literals) {
    Map<ComparedLiteral, String> names = new LinkedHashMap<>();
    literals.forEach(literal -> names.put(literal, "value"));
    try {
      NamedParameters bound =
          NamedParameters.bind(ComparedLiterals.replaced(sql, names), Map.of("value", 0));
      return bound.values().size() == literals.size();
    } catch (ParameterException e) {
      return false;
    }
  }

  private static ColumnType type(ComparedLiteral.Subject subject, ColumnTypes columns) {
    if (subject.fractional()) {
      return ColumnType.FLOAT;
    }
    return subject.column() == null
        ? ColumnType.OTHER
        : columns.of(subject.tables(), subject.column());
  }

  private static Place place(ComparedLiteral found, ColumnType type) {
    String shown =
        found.list() ? found.values().toString() : String.valueOf(found.values().getFirst());
    String label = found.subject().text() + " " + found.operator() + " " + shown;
    return new Place(found.subject().text(), found.operator(), type, PATH, label);
  }

  private static JsonNode value(ComparedLiteral found) {
    if (!found.list()) {
      return node(found.values().getFirst());
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    found.values().forEach(value -> values.add(node(value)));
    return values;
  }

  private static JsonNode node(Object value) {
    return switch (value) {
      case Long number -> JsonNodeFactory.instance.numberNode(number.longValue());
      case BigDecimal number -> JsonNodeFactory.instance.numberNode(number);
      default -> JsonNodeFactory.instance.textNode(value.toString());
    };
  }
}
