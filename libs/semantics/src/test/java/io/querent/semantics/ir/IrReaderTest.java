package io.querent.semantics.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.ir.Expression.Parameter;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IrReaderTest {

  private static Selection read(String json) {
    return (Selection) IrReader.read(json.replace('\'', '"'));
  }

  private static Filter filter(String json) {
    return read("{'entities': ['a'], 'filters': [" + json + "]}").filter();
  }

  private static Operand value(String json) {
    return ((Filter.Comparison) filter(json)).right();
  }

  @Test
  void shouldReadAReportDefinitionOfTheOlderForm() {
    Selection selection =
        read(
            """
            {"entities": ["energy.measurements"],
             "metrics": [{"name":"kwh","agg":"sum"}],
             "dimensions": ["site","day"],
             "filters": [
               {"field":"timestamp","op":">=","value":"{{dateFrom}}"},
               {"field":"timestamp","op":"<","value":"{{dateTo}}"}],
             "grain": "1 day",
             "order": [{"field":"day","dir":"asc"}],
             "limit": 5000}
            """);

    Column timestamp = new Column(null, "timestamp");
    assertThat(selection)
        .isEqualTo(
            Selection.from("energy.measurements")
                .metric(
                    Metric.of("kwh", Aggregate.of(AggregateFunction.SUM, new Column(null, "kwh"))))
                .dimension(Dimension.of(null, "site"))
                .dimension(Dimension.of(null, "day"))
                .where(
                    new Filter.Comparison(
                        timestamp, Operator.GE, new Operand.Single(new Parameter("dateFrom"))))
                .where(
                    new Filter.Comparison(
                        timestamp, Operator.LT, new Operand.Single(new Parameter("dateTo"))))
                .grain(new Grain(1, TimeUnit.DAY))
                .order(new Order(new Column(null, "day"), false))
                .limit(5000)
                .build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "'revenue'                                          ~ revenue            ~ revenue",
        "{'metric': 'net revenue'}                          ~ net revenue        ~ \"net revenue\"",
        "{'name': 'r', 'metric': 'revenue'}                 ~ r                  ~ revenue",
        "{'name': 'revenue'}                                ~ revenue            ~ revenue",
        "{'agg': 'sum', 'field': 'o.kwh'}                   ~ sum_kwh            ~ sum(o.kwh)",
        "{'agg': 'count'}                                   ~ count              ~ count(*)",
        "{'name': 'n', 'agg': 'count'}                      ~ n                  ~ count(*)",
        "{'name': 'n', 'agg': 'count', 'field': 'orders.*'} ~ n                  ~ count(orders.*)",
        "{'name': 'n', 'agg': 'count_distinct', 'field': 'c'} ~ n                ~ count(distinct"
            + " c)",
        "{'agg': 'sum', 'field': 'c', 'distinct': true}     ~ sum_distinct_c     ~ sum(distinct c)",
        "{'name': 'x', 'expr': 'sum(a)/sum(b)'}             ~ x                  ~ sum(a) / sum(b)",
        "'sum(a * b)'                                       ~ sum(a * b)         ~ sum(a * b)",
      })
  void shouldReadEveryFormOfMetric(String json, String name, String expression) {
    Metric metric = read("{'metrics': [" + json + "]}").metrics().getFirst();
    assertThat(metric.name()).isEqualTo(name);
    assertThat(ExpressionPrinter.print(metric.expression())).isEqualTo(expression);
  }

  @Test
  void shouldReadFilterAndTransformOfMetric() {
    Metric metric =
        read("""
        {"metrics": [{"name": "open", "agg": "count",
          "filters": [{"field": "status", "op": "=", "value": "open"}],
          "transform": {"kind": "share", "within": ["country"], "offset": 2}}]}
        """)
            .metrics()
            .getFirst();
    assertThat(metric.filter())
        .isEqualTo(
            new Filter.Comparison(
                new Column(null, "status"), Operator.EQ, Operand.Single.of("open")));
    assertThat(metric.transform())
        .isEqualTo(new Metric.Transform(Metric.Kind.SHARE, List.of("country"), 2));
  }

  @Test
  void shouldReadValuesOfEveryKind() {
    assertThat(value("{'field': 'a', 'op': '=', 'value': 1.50}"))
        .isEqualTo(Operand.Single.of(new BigDecimal("1.5")));
    assertThat(value("{'field': 'a', 'op': '=', 'value': 7}")).isEqualTo(Operand.Single.of(7L));
    assertThat(value("{'field': 'a', 'op': '=', 'value': 'hi {{x}}'}"))
        .isEqualTo(Operand.Single.of("hi {{x}}"));
    assertThat(value("{'field': 'a', 'op': '=', 'value': {'field': 'b.c'}}"))
        .isEqualTo(new Operand.Single(new Column("b", "c")));
    assertThat(value("{'field': 'a', 'op': 'in', 'value': '{{ids}}'}"))
        .isEqualTo(new Operand.Several(List.of(new Parameter("ids"))));
    assertThat(value("{'field': 'a', 'op': 'between', 'value': [1, '{{x}}']}"))
        .isEqualTo(new Operand.Range(new Literal(1L), new Parameter("x")));
    assertThat(value("{'field': 'a', 'op': 'during', 'value': {'last': '30 days'}}"))
        .isEqualTo(new Operand.During(new Period.Last(30, TimeUnit.DAY)));
    assertThat(value("{'field': 'a', 'op': 'during', 'value': {'this': 'month', 'offset': -2}}"))
        .isEqualTo(new Operand.During(new Period.Calendar(-2, TimeUnit.MONTH)));
    assertThat(value("{'field': 'a', 'op': 'during', 'value': '2024-03'}"))
        .isEqualTo(new Operand.During(new Period.Named("2024-03")));
    assertThat(
            value(
                "{'field': 'a', 'op': '>', 'value': {'query': {'metrics': ['avg(a)']}, 'correlate':"
                    + " ['c']}}"))
        .isInstanceOfSatisfying(
            Operand.Nested.class,
            nested -> assertThat(nested.correlate()).containsExactly(new Column(null, "c")));
  }

  @Test
  void shouldGuessMissingOperatorFromValue() {
    assertThat(filter("{'field': 'a', 'value': 1}")).isEqualTo(filter("'a = 1'"));
    assertThat(filter("{'field': 'a', 'value': [1, 2]}")).isEqualTo(filter("'a in (1, 2)'"));
    assertThat(filter("{'field': 'a', 'value': {'previous': 'week'}}"))
        .isEqualTo(filter("'a during previous week'"));
  }

  @Test
  void shouldReadAliasesOfEntities() {
    Selection selection =
        read(
            "{'entities': ['airports as origin', 'Order Details', {'table': 'x as y', 'alias':"
                + " 'z'}]}");
    assertThat(selection.entities())
        .containsExactly(
            new Entity("airports", "origin"),
            Entity.of("Order Details"),
            new Entity("x as y", "z"));
  }

  @Test
  void shouldReadSortKeysAsText() {
    assertThat(read("{'entities': ['a'], 'order': ['total desc', 'sum(b)']}").order())
        .extracting(o -> ExpressionPrinter.print(o.by()) + " " + o.descending())
        .containsExactly("total true", "sum(b) false");
    assertThat(read("{'entities': ['a'], 'order': 'desc'}").order()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{'entities': ['a'], 'metric': ['b']} ~ /metric ~ did you mean 'metrics'?",
        "{'entites': ['a']} ~ /entites ~ did you mean 'entities'?",
        "{'entities': [5]} ~ /entities/0 ~ expected an object",
        "{'entities': ['a'], 'dimensions': ['a +']} ~ /dimensions/0 ~ a value is missing at the"
            + " end, at character 4",
        "{'metrics': [{'agg': 'smu', 'field': 'a'}]} ~ /metrics/0/agg ~ did you mean 'sum'?",
        "{'metrics': [{'agg': 'sum'}]} ~ /metrics/0 ~ 'field' is missing",
        "{'entities': ['a'], 'filters': [{'field': 'x', 'op': 'contain', 'value': 'y'}]} ~"
            + " /filters/0/op ~ did you mean 'contains'",
        "{'entities': ['a'], 'filters': [{'or': [{'field': 'x', 'op': '=', 'value': null}]}]} ~"
            + " /filters/0/or/0 ~ is null",
        "{'entities': ['a'], 'filters': [{'field': 'x', 'op': '=', 'value': [1]}]} ~"
            + " /filters/0/value ~ for several write",
        "{'entities': ['a'], 'filters': [{'field': 'x', 'op': 'during', 'value': {'last':"
            + " 'month'}}]} ~ /filters/0/value/last ~ needs a count",
        "{'entities': ['a'], 'filters': [{'field': 'x', 'op': 'during', 'value': '2024-13'}]} ~"
            + " /filters/0/value ~ not on the calendar",
        "{'entities': ['a'], 'filters': [{'field': 'x', 'op': '=', 'value': '{{a b}}'}]} ~"
            + " /filters/0/value ~ is not a parameter's name",
        "{'entities': ['a'], 'filters': [{'field': 'x', 'op': 'in', 'value': {'query': {'limit':"
            + " 3}}}]} ~ /filters/0/value/query ~ names nothing",
        "{'entities': ['a'], 'grain': '5 lightyears'} ~ /grain ~ is not a grain",
        "{'entities': ['a'], 'limit': 1.5} ~ /limit ~ expected a whole number but found 1.5",
        "{'entities': ['a'], 'top': {'n': 2}} ~ /top ~ 'by' is missing",
        "{'union': [{'entities': ['a']}]} ~ `` ~ needs at least two queries",
        "{'entities': ['a'], 'entities': ['b']} ~ `` ~ Duplicate field 'entities'",
        "{'entities': ['a']} trailing ~ `` ~ not valid JSON at line 1",
      })
  void shouldNamePlaceAndRemedy(String json, String path, String message) {
    IrException failure = catchThrowableOfType(IrException.class, () -> read(json));
    assertThat(failure).hasMessageContaining(message);
    assertThat(failure.path()).isEqualTo(path);
  }

  @Test
  void shouldBoundSizeAndDepth() {
    String deep = "{'not':".repeat(100) + "'a'" + "}".repeat(100);
    assertThat(catchThrowableOfType(IrException.class, () -> filter(deep))).isNotNull();
    String many = "'b',".repeat(60_000) + "'b'";
    assertThat(catchThrowableOfType(IrException.class, () -> read("{'entities': [" + many + "]}")))
        .hasMessageContaining("more than 50000 values");
    assertThat(catchThrowableOfType(IrException.class, () -> IrReader.read(" ".repeat(2_000_001))))
        .hasMessageContaining("at most 2000000");
  }
}
