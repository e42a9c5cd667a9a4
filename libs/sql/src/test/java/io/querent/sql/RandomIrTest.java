package io.querent.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrWriter;
import io.querent.semantics.model.SemanticModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.junit.jupiter.api.Test;

/** Whatever validates must generate, parse, pass the guard, run, and answer alike everywhere. */
class RandomIrTest {
  private static final int QUERIES = Integer.getInteger("random.queries", 150);
  private static final long SEED = Long.getLong("random.seed", 20_240_415L);

  @Test
  void shouldAnswerAlikeOnEveryEngine() {
    ThreeEngines engines = ThreeEngines.get();
    RandomShopIr queries = new RandomShopIr(SEED);
    int filled = 0;
    int failed = 0;
    for (int i = 0; i < QUERIES; i++) {
      Ir ir = queries.next();
      try {
        filled += compare(engines, ir, i) ? 1 : 0;
      } catch (Throwable e) {
        if (!Boolean.getBoolean("random.all")) {
          throw e;
        }
        failed++;
        System.out.println(
            "#"
                + i
                + " "
                + e.getMessage()
                + "\n  by "
                + java.util.Arrays.toString(e.getStackTrace()).substring(0, 600));
      }
    }
    assertThat(failed).isZero();
    assertThat(filled).as("queries that found rows").isGreaterThan(QUERIES / 3);
  }

  private static boolean compare(ThreeEngines engines, Ir ir, int number) {
    List<List<Object>> expected = null;
    String first = null;
    for (String dialect : engines.dialects()) {
      GeneratedSql sql;
      try {
        sql =
            engines.generate(
                dialect, ir, SemanticModel.EMPTY, Map.of("limit", new BigDecimal("25.5")));
      } catch (RuntimeException e) {
        throw new AssertionError(
            "#%d cannot be written: %s".formatted(number, IrWriter.write(ir)), e);
      }
      String about = "#%d %s\n%s\n%s".formatted(number, IrWriter.write(ir), dialect, sql.sql());
      assertThatCode(() -> CCJSqlParserUtil.parse(sql.sql())).as(about).doesNotThrowAnyException();
      List<List<Object>> rows = engines.run(dialect, sql);
      if (expected == null) {
        expected = rows;
        first = sql.sql();
      }
      assertThat(rows).as(about + "\nbut\n" + first).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(sql.columns())
          .as(about)
          .hasSize(rows.isEmpty() ? sql.columns().size() : rows.getFirst().size());
    }
    return !expected.isEmpty();
  }
}
