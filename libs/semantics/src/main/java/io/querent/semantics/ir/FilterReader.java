package io.querent.semantics.ir;

import io.querent.semantics.document.DocumentNode;
import io.querent.semantics.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Conditions in their JSON form. */
final class FilterReader {
  private static final List<String> COMPARISON_KEYS = List.of("field", "expr", "op", "value");
  private static final List<String> ALL_KEYS =
      List.of("field", "expr", "op", "value", "and", "or", "not", "exists", "not_exists", "on");

  private final QueryReader queries;
  private final OperandReader operands;

  FilterReader(QueryReader queries) {
    this.queries = queries;
    this.operands = new OperandReader(queries);
  }

  /** The condition under one of the keys; null when there is none or its list is empty. */
  Filter under(DocumentNode node, String key, String... alias) {
    Optional<DocumentNode> found =
        alias.length == 0 ? node.optional(key) : Texts.oneOf(node, key, alias[0]);
    if (found.isEmpty()) {
      return null;
    }
    if (found.get().value().isArray() && found.get().value().isEmpty()) {
      return null;
    }
    return filter(found.get());
  }

  private Filter filter(DocumentNode node) {
    if (node.value().isArray()) {
      List<Filter> filters = list(node);
      return filters.size() == 1 ? filters.getFirst() : new Filter.And(filters);
    }
    if (node.value().isTextual()) {
      return Texts.condition(node);
    }
    node.allow(ALL_KEYS);
    if (node.has("and")) {
      return new Filter.And(list(node.allow(List.of("and")).required("and")));
    }
    if (node.has("or")) {
      List<Filter> filters = list(node.allow(List.of("or")).required("or"));
      return Texts.checked(node, () -> new Filter.Or(filters));
    }
    if (node.has("not")) {
      return new Filter.Not(filter(node.allow(List.of("not")).required("not")));
    }
    if (node.has("exists") || node.has("not_exists")) {
      return exists(node);
    }
    return comparison(node);
  }

  private List<Filter> list(DocumentNode node) {
    return node.elements().stream().map(this::filter).toList();
  }

  private Filter exists(DocumentNode node) {
    boolean negated = node.has("not_exists");
    String key = negated ? "not_exists" : "exists";
    node.allow(List.of(key, "on"));
    return new Filter.Exists(
        queries.selection(node.required(key)),
        negated,
        node.list("on").stream().map(FilterReader::correlation).toList());
  }

  private static Filter.Correlation correlation(DocumentNode node) {
    node.allow(List.of("outer", "inner"));
    return new Filter.Correlation(
        Texts.column(node.required("outer")), Texts.column(node.required("inner")));
  }

  private Filter comparison(DocumentNode node) {
    node.allow(COMPARISON_KEYS);
    Expression left =
        Texts.expression(
            Texts.oneOf(node, "field", "expr").orElseGet(() -> node.required("field")));
    Optional<DocumentNode> value = node.optional("value");
    Operator operator =
        node.optional("op").map(FilterReader::operator).orElseGet(() -> usual(node, value));
    if (!operator.takesOperand()) {
      if (value.isPresent()) {
        throw value.get().failure("'%s' takes no value; leave it out".formatted(operator.word()));
      }
      return new Filter.Comparison(left, operator, null);
    }
    if (value.isEmpty()) {
      throw node.failure(
          "'%s' needs a 'value'; for missing values write \"op\": \"is null\""
              .formatted(operator.word()));
    }
    return new Filter.Comparison(left, operator, operands.operand(operator, value.get()));
  }

  private static Operator operator(DocumentNode node) {
    List<String> known = Arrays.stream(Operator.values()).map(Operator::word).toList();
    return Operator.of(node.text())
        .orElseThrow(
            () ->
                node.failure(
                    "there is no operator '%s'%s"
                        .formatted(node.text(), Names.hint(node.text(), known))));
  }

  /** What a missing operator means for a value: equal, one of several, or in a period. */
  private static Operator usual(DocumentNode node, Optional<DocumentNode> value) {
    if (value.isEmpty()) {
      throw node.failure("'op' is missing; one of " + String.join(", ", words()));
    }
    if (value.get().value().isArray()) {
      return Operator.IN;
    }
    return OperandReader.isPeriod(value.get()) ? Operator.DURING : Operator.EQ;
  }

  private static List<String> words() {
    return Arrays.stream(Operator.values()).map(Operator::word).toList();
  }
}
