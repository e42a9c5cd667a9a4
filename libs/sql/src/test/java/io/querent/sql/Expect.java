package io.querent.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.ir.Ir;
import io.querent.semantics.model.SemanticModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** States what a query must answer in every engine: {@code ask("{…}").rows("FR", 2).rows(…)}. */
final class Expect {
  private final Ir ir;
  private final Map<String, Object> parameters = new HashMap<>();
  private SemanticModel model = SemanticModel.EMPTY;

  private Expect(Ir ir) {
    this.ir = ir;
  }

  /** A query in JSON with single quotes for double ones, and back-ticks for single ones. */
  static Expect ask(String json) {
    return new Expect(ThreeEngines.read(json));
  }

  Expect with(String parameter, Object value) {
    parameters.put(parameter, value);
    return this;
  }

  Expect meaning(SemanticModel semanticModel) {
    model = semanticModel;
    return this;
  }

  static List<Object> row(Object... values) {
    List<Object> row = new ArrayList<>();
    Arrays.stream(values).forEach(v -> row.add(ThreeEngines.plain(v)));
    return row;
  }

  /** The rows in exactly this order. */
  @SafeVarargs
  final void gives(List<Object>... rows) {
    each((dialect, sql, found) -> assertThat(found).as(dialect + "\n" + sql).containsExactly(rows));
  }

  /** The rows in any order. */
  @SafeVarargs
  final void givesInAnyOrder(List<Object>... rows) {
    each(
        (dialect, sql, found) ->
            assertThat(found).as(dialect + "\n" + sql).containsExactlyInAnyOrder(rows));
  }

  void givesNothing() {
    each((dialect, sql, found) -> assertThat(found).as(dialect + "\n" + sql).isEmpty());
  }

  private interface Check {
    void accept(String dialect, String sql, List<List<Object>> rows);
  }

  private void each(Check check) {
    ThreeEngines engines = ThreeEngines.get();
    for (String dialect : engines.dialects()) {
      GeneratedSql sql = engines.generate(dialect, ir, model, parameters);
      if (Boolean.getBoolean("print.sql")) {
        System.out.println("-- " + dialect + "\n" + sql.sql() + "\n" + sql.parameters());
      }
      check.accept(dialect, sql.sql(), engines.run(dialect, sql));
    }
  }
}
