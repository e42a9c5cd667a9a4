package io.querent.semantics.ir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferencesTest {

  private static String columns(References references) {
    return references.columns().stream().map(ExpressionPrinter::print).toList().toString();
  }

  @Test
  void shouldFindColumnsInValuesAndConditions() {
    References found =
        References.of(
            ExpressionParser.parse(
                "sum(if(o.status in ('x', o.other) or not o.late, a * {{p}}, b)) /"
                    + " count(items.*)"));
    assertThat(columns(found)).isEqualTo("[o.status, o.other, o.late, a, b]");
    assertThat(found.entities()).containsExactly("items");
  }

  @Test
  void shouldFindColumnsOnBothSidesOfComparisons() {
    Filter filter =
        ExpressionParser.parseCondition("a between b and c + d and e is null and f during '2024'");
    assertThat(columns(References.of(filter))).isEqualTo("[a, b, c, d, e, f]");
  }

  @Test
  void shouldNotEnterNestedQueries() {
    Selection selection =
        (Selection)
            IrReader.read(
                """
                {"entities": ["p"], "filters": [
                  {"field": "price", "op": ">", "value": {"correlate": ["category"],
                    "query": {"entities": ["p"], "metrics": ["avg(inside)"]}}},
                  {"exists": {"entities": ["q"], "filters": ["inside = 1"]},
                   "on": [{"outer": "p.id", "inner": "q.p_id"}]}]}
                """);
    assertThat(columns(References.of(selection.filter()))).isEqualTo("[price, category, p.id]");
  }
}
