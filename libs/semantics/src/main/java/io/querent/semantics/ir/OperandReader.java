package io.querent.semantics.ir;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.semantics.document.DocumentNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of comparisons in their JSON form. */
final class OperandReader {
  static final Pattern PARAMETER = Pattern.compile("\\s*\\{\\{\\s*([^{}]*?)\\s*}}\\s*");
  private static final List<String> PERIOD_KEYS =
      List.of("last", "this", "previous", "next", "period");
  private static final List<String> VALUE_KEYS =
      List.of(
          "last",
          "this",
          "previous",
          "next",
          "period",
          "offset",
          "query",
          "correlate",
          "field",
          "expr");
  private static final String PERIOD_FORMS =
      "a period, such as \"2024-03\", {\"last\": \"30 days\"} or {\"this\": \"month\"}";

  private final QueryReader queries;

  OperandReader(QueryReader queries) {
    this.queries = queries;
  }

  static boolean isPeriod(DocumentNode node) {
    return node.value().isObject() && PERIOD_KEYS.stream().anyMatch(node::has);
  }

  Operand operand(Operator operator, DocumentNode node) {
    if (node.value().isObject()) {
      node.allow(VALUE_KEYS);
    }
    return switch (operator) {
      case IN, NOT_IN -> several(node);
      case BETWEEN, NOT_BETWEEN -> range(node);
      case DURING, NOT_DURING -> new Operand.During(period(node));
      case EQ, NE, LT, LE, GT, GE, LIKE, NOT_LIKE, CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH ->
          single(operator, node);
      case IS_NULL, IS_NOT_NULL ->
          throw node.failure("'%s' takes no value".formatted(operator.word()));
    };
  }

  private Operand single(Operator operator, DocumentNode node) {
    if (node.value().isArray()) {
      throw node.failure(
          "'%s' takes one value; for several write \"op\": \"in\" or \"not in\""
              .formatted(operator.word()));
    }
    if (isPeriod(node)) {
      throw node.failure(
          "'%s' takes no period; write \"op\": \"during\" or \"not during\""
              .formatted(operator.word()));
    }
    return node.has("query") ? nested(node) : new Operand.Single(value(node));
  }

  private Operand several(DocumentNode node) {
    if (node.has("query")) {
      return nested(node);
    }
    List<DocumentNode> values = node.value().isArray() ? node.elements() : List.of(node);
    List<Expression> expressions = values.stream().map(OperandReader::value).toList();
    return Texts.checked(node, () -> new Operand.Several(expressions));
  }

  private static Operand range(DocumentNode node) {
    if (!node.value().isArray() || node.value().size() != 2) {
      throw node.wrong(
          "two values in [ ], the lowest and the highest; for a period write \"op\": \"during\"");
    }
    List<DocumentNode> ends = node.elements();
    return new Operand.Range(value(ends.get(0)), value(ends.get(1)));
  }

  private Operand nested(DocumentNode node) {
    node.allow(List.of("query", "correlate"));
    return new Operand.Nested(
        queries.query(node.required("query")),
        node.list("correlate").stream().map(Texts::column).toList());
  }

  private static Expression value(DocumentNode node) {
    JsonNode value = node.value();
    return switch (value.getNodeType()) {
      case STRING -> text(node);
      case NUMBER ->
          Texts.checked(
              node,
              () ->
                  new Expression.Literal(
                      value.isIntegralNumber() ? value.bigIntegerValue() : value.decimalValue()));
      case BOOLEAN -> new Expression.Literal(value.booleanValue());
      case OBJECT -> computed(node);
      case NULL ->
          throw node.failure("nothing equals null; write \"op\": \"is null\" without a value");
      case ARRAY, MISSING, BINARY, POJO -> throw node.wrong("a single value");
    };
  }

  private static Expression text(DocumentNode node) {
    String text = node.value().textValue();
    Matcher parameter = PARAMETER.matcher(text);
    return parameter.matches()
        ? Texts.checked(node, () -> new Expression.Parameter(parameter.group(1)))
        : new Expression.Literal(text);
  }

  private static Expression computed(DocumentNode node) {
    node.allow(List.of("field", "expr"));
    return Texts.expression(
        Texts.oneOf(node, "field", "expr")
            .orElseThrow(
                () -> node.wrong("a value, {\"field\": …}, {\"expr\": …} or {\"query\": …}")));
  }

  private static Period period(DocumentNode node) {
    if (node.value().isTextual()) {
      return named(node);
    }
    if (!isPeriod(node)) {
      throw node.wrong(PERIOD_FORMS);
    }
    String key = PERIOD_KEYS.stream().filter(node::has).findFirst().orElseThrow();
    node.allow(key.equals("this") ? List.of(key, "offset") : List.of(key));
    DocumentNode stretch = node.required(key);
    return switch (key) {
      case "last" -> last(stretch);
      case "this" ->
          new Period.Calendar(
              node.optional("offset").map(o -> o.integer(-100_000, 100_000)).orElse(0),
              unit(stretch));
      case "previous" -> new Period.Calendar(-1, unit(stretch));
      case "next" -> new Period.Calendar(1, unit(stretch));
      default -> named(stretch);
    };
  }

  private static Period named(DocumentNode node) {
    return Texts.checked(node, () -> new Period.Named(node.text().strip()));
  }

  private static Period last(DocumentNode node) {
    String text = node.text().strip();
    Optional<TimeUnit> bare = TimeUnit.of(text);
    if (bare.isPresent()) {
      String unit = bare.get().word();
      throw node.failure(
          "'last' needs a count: \"1 %s\" up to now; or {\"previous\": \"%s\"} for the whole one before this"
              .formatted(unit, unit));
    }
    Grain length = Texts.checked(node, () -> Grain.parse(text));
    return new Period.Last(length.count(), length.unit());
  }

  private static TimeUnit unit(DocumentNode node) {
    return TimeUnit.of(node.text())
        .orElseThrow(
            () -> node.wrong("a unit: second, minute, hour, day, week, month, quarter or year"));
  }
}
