package io.querent.sql;

import static io.querent.sql.Expect.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.ir.Ir;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars are cut in the query's zone; in Berlin the first reading is already of February. */
class ZoneTest {
  private static List<List<Object>> berlin(String dialect, Ir ir) {
    ThreeEngines engines = ThreeEngines.get();
    var context =
        new GenerationContext(ThreeEngines.NOW, ZoneId.of("Europe/Berlin"), Map.of(), null);
    return engines.run(
        dialect,
        SqlGenerator.forDialect(dialect).generate(ir, engines.catalogue(dialect), null, context));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seen", "epoch", "millis"})
  void shouldCutPeriodsInZone(String column) {
    Ir ir =
        ThreeEngines.read(
            "{'entities':['readings'],'dimensions':['id'],'order':['id'],'filters':[{'field':'%s',"
                    .formatted(column)
                + "'op':'during','value':'2024-02'}]}");
    for (String dialect : ThreeEngines.get().dialects()) {
      assertThat(berlin(dialect, ir)).as(dialect).containsExactly(row(1), row(2), row(3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seen", "epoch", "millis"})
  void shouldCutBucketsInZone(String column) {
    Ir ir =
        ThreeEngines.read(
            "{'entities':['readings'],'dimensions':[{'name':'d','field':'%s','grain':'day'}],'order':['id'],'limit':2}"
                .formatted(column));
    for (String dialect : List.of("postgres", "duckdb")) {
      assertThat(berlin(dialect, ir))
          .as(dialect)
          .containsExactly(row("2024-02-01"), row("2024-02-01"));
    }
  }

  @Test
  void shouldApplyPresentOffsetToEpochsInSqlite() {
    Ir ir =
        ThreeEngines.read(
            "{'entities':['readings'],'dimensions':[{'name':'h','expr':'hour(epoch)'}],'order':['id'],'limit':1}");
    assertThat(berlin("sqlite", ir)).containsExactly(row(1));
  }
}
