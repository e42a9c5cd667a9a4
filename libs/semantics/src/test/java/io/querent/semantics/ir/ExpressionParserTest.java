package io.querent.semantics.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Call;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.ir.Expression.Parameter;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {

  @Test
  void shouldTakeLastSegmentAsColumnAndTheRestAsEntity() {
    assertThat(ExpressionParser.parse("kwh")).isEqualTo(new Column(null, "kwh"));
    assertThat(ExpressionParser.parse("orders.total")).isEqualTo(new Column("orders", "total"));
    assertThat(ExpressionParser.parse("energy.measurements.kwh"))
        .isEqualTo(new Column("energy.measurements", "kwh"));
    assertThat(ExpressionParser.parse("\"Order Details\".\"Unit \"\"Price\"\"\""))
        .isEqualTo(new Column("Order Details", "Unit \"Price\""));
  }

  @Test
  void shouldReadLiteralsWithTheirTypes() {
    assertThat(ExpressionParser.parse("'it''s'")).isEqualTo(new Literal("it's"));
    assertThat(ExpressionParser.parse("42")).isEqualTo(new Literal(42L));
    assertThat(ExpressionParser.parse("-9223372036854775808"))
        .isEqualTo(new Literal(Long.MIN_VALUE));
    assertThat(ExpressionParser.parse("9223372036854775808"))
        .isEqualTo(new Literal(new BigDecimal("9223372036854775808")));
    assertThat(ExpressionParser.parse("1.50")).isEqualTo(new Literal(new BigDecimal("1.5")));
    assertThat(ExpressionParser.parse("1e3")).isEqualTo(new Literal(new BigDecimal("1000")));
    assertThat(ExpressionParser.parse("TRUE")).isEqualTo(new Literal(true));
    assertThat(ExpressionParser.parse("null")).isEqualTo(new Literal(null));
    assertThat(ExpressionParser.parse("{{ dateFrom }}")).isEqualTo(new Parameter("dateFrom"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a + b * c               ~ a + b * c",
        "(a + b) * c             ~ (a + b) * c",
        "a - (b - c)             ~ a - (b - c)",
        "a - b - c               ~ a - b - c",
        "a / (b * c) % d         ~ a / (b * c) % d",
        "first || ' ' || last    ~ first || ' ' || last",
        "-x * 2                  ~ -x * 2",
        "-(a + b)                ~ -(a + b)",
        "- 5                     ~ -5",
        "negate(5)               ~ -(5)",
        "SUM( a )/Count(DISTINCT b) ~ sum(a) / count(distinct b)",
        "count(*)                ~ count(*)",
        "count(orders.*)         ~ count(orders.*)",
        "count_distinct(x)       ~ count(distinct x)",
        "average(x)              ~ avg(x)",
        "bucket(o.at, 'month')   ~ bucket(o.at, '1 month')",
        "if(a > 1, b, null)      ~ if(a > 1, b)",
        "count(\"distinct\")     ~ count(\"distinct\")",
        "\"and\" + \"1st\"       ~ \"and\" + \"1st\"",
      })
  void shouldPrintCanonically(String text, String canonical) {
    assertThat(ExpressionPrinter.print(ExpressionParser.parse(text))).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a=1 and b<>2 or not c>=3        ~ (a = 1 and b != 2) or not (c >= 3)",
        "status IN ('x','y')             ~ status in ('x', 'y')",
        "id not in {{ids}}               ~ id not in {{ids}}",
        "a between 1 and 2 and b is null ~ a between 1 and 2 and b is null",
        "a is not null                   ~ a is not null",
        "name starts with 'A'            ~ name starts with 'A'",
        "name not contains 'x'           ~ name not contains 'x'",
        "(a + 1) * 2 > b                 ~ (a + 1) * 2 > b",
        "((a = 1))                       ~ a = 1",
        "at during last 30 days          ~ at during last 30 days",
        "at not during '2024-Q1'         ~ at not during '2024-Q1'",
        "at during this month offset -3  ~ at during this month offset -3",
        "active                          ~ active = true",
        "true                            ~ and()",
        "not a and b                     ~ not (a = true) and b = true",
      })
  void shouldReadConditions(String text, String canonical) {
    assertThat(ExpressionPrinter.print(ExpressionParser.parseCondition(text))).isEqualTo(canonical);
  }

  @Test
  void shouldReadConditionInsideIf() {
    assertThat(ExpressionParser.parse("sum(if(status = 'open' or late, 1, 0))"))
        .isEqualTo(
            Aggregate.of(
                AggregateFunction.SUM,
                new Conditional(
                    new Filter.Or(
                        List.of(
                            new Filter.Comparison(
                                new Column(null, "status"), Operator.EQ, Operand.Single.of("open")),
                            new Filter.Comparison(
                                new Column(null, "late"), Operator.EQ, Operand.Single.of(true)))),
                    new Literal(1L),
                    new Literal(0L))));
  }

  @Test
  void shouldKeepFunctionWordsAsColumnNames() {
    assertThat(ExpressionParser.parse("round(year.month, date)"))
        .isEqualTo(
            new Call(
                Function.ROUND, List.of(new Column("year", "month"), new Column(null, "date"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "sum(a           ~ expected ')' but found the end, at character 6",
        "a + * b         ~ expected a value but found '*', at character 5",
        "sume(a)         ~ there is no function 'sume'; did you mean 'sum'?, at character 1",
        "round(a, b, c)  ~ round takes 1 to 2 arguments, got 3",
        "abs()           ~ abs takes 1 argument, got 0",
        "sum(*)          ~ sum needs a value, such as sum(amount)",
        "Unit Price      ~ unexpected 'Price'; an operator is missing, or a name with spaces needs"
            + " double quotes",
        "a = 1           ~ a condition stands where a value is needed",
        "2nd             ~ a name that starts with a digit needs double quotes",
        "a ; drop        ~ ';' means nothing here",
        "{{x y}}         ~ 'x y' is not a parameter's name",
        "a.              ~ expected a name after '.' but found the end",
        "orders.round(a) ~ 'orders.round' is not a function",
        "bucket(a, 'eon')~ 'eon' is not a grain",
        "1e999999999     ~ the number is too large or too fine",
      })
  void shouldSayWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(() -> parseValue(text))
        .isInstanceOf(IrException.class)
        .hasMessageContaining(message);
  }

  private static void parseValue(String text) {
    Expression expression = ExpressionParser.parse(text);
    throw new AssertionError("read as " + expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = null",
        "a in (1, null)",
        "a = 1 = 2",
        "a in ()",
        "a between 1",
        "a during tomorrow",
        "a is 3",
        "a not starts with 'x'",
        "at during last days",
        "a = 1 and",
        "or()",
        "'open",
        "\"open",
        "{{open",
        ""
      })
  void shouldRefuseBrokenConditions(String text) {
    assertThatThrownBy(() -> ExpressionParser.parseCondition(text)).isInstanceOf(IrException.class);
  }

  @Test
  void shouldBoundDepthLengthAndOperators() {
    String deep = "(".repeat(1_000) + "a" + ")".repeat(1_000);
    assertThatThrownBy(() -> ExpressionParser.parse(deep)).hasMessageContaining("levels deep");
    assertThatThrownBy(() -> ExpressionParser.parse("-".repeat(5_000) + "a"))
        .hasMessageContaining("levels deep");
    assertThatThrownBy(() -> ExpressionParser.parse("a" + "+a".repeat(2_000)))
        .hasMessageContaining("more than 400 operators");
    assertThatThrownBy(() -> ExpressionParser.parse("a".repeat(20_001)))
        .hasMessageContaining("20001 characters");
    assertThat(ExpressionParser.parse("a" + "+a".repeat(400))).isNotNull();
  }

  @Test
  void shouldReadBackWhateverItPrints() {
    for (int seed = 0; seed < 5_000; seed++) {
      RandomIr random = new RandomIr(seed);
      Expression expression = random.expression(4);
      String text = ExpressionPrinter.print(expression);
      assertThat(ExpressionParser.parse(text)).as("seed %d: %s", seed, text).isEqualTo(expression);
      Filter filter = random.filter(3, false);
      String condition = ExpressionPrinter.print(filter);
      assertThat(ExpressionParser.parseCondition(condition))
          .as("seed %d: %s", seed, condition)
          .isEqualTo(filter);
    }
  }
}
