package io.querent.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.ir.Ir;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Binding and writing a usual query takes well under two milliseconds once warm. */
class GenerationSpeedTest {
  private static final String[] QUERIES = {
    "{'entities':['customers'],'dimensions':['name','country'],'filters':[\"country = `FR`\"],'limit':10}",
    "{'entities':['orders'],'dimensions':['customers.country',{'name':'m','field':'ordered_at','grain':'month'}],"
        + "'metrics':[{'name':'revenue','agg':'sum','field':'total'}],'order':['revenue desc'],'limit':10}",
    "{'entities':['customers'],'dimensions':['customers.name'],'metrics':['sum(orders.total)','count(order_items.*)'],"
        + "'filters':[\"products.name contains `a`\"],'order':['customers.name']}",
  };

  @Test
  void shouldGenerateQuickly() {
    Catalogue catalogue = ShopData.catalogue("postgres");
    SqlGenerator generator = SqlGenerator.forDialect("postgres");
    GenerationContext context =
        new GenerationContext(ThreeEngines.NOW, ZoneOffset.UTC, Map.of(), 5_000L);
    for (String json : QUERIES) {
      Ir ir = ThreeEngines.read(json);
      long[] nanos = new long[3_000];
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < nanos.length; i++) {
          long start = System.nanoTime();
          generator.generate(ir, catalogue, null, context);
          nanos[i] = System.nanoTime() - start;
        }
      }
      Arrays.sort(nanos);
      long median = nanos[nanos.length / 2] / 1_000;
      System.out.println(
          "generation: median %d us, p99 %d us".formatted(median, nanos[nanos.length * 99 / 100] / 1_000));
      assertThat(median).as("microseconds for " + json).isLessThan(2_000);
    }
  }
}
