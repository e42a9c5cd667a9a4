package io.querent.local.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static Item item(String database, Engine engine, Outcome outcome, double milliseconds) {
    Question question = new Question("1", database, "?", Map.of(), false);
    return new Item(question, engine, outcome, null, null, null, milliseconds);
  }

  @Test
  void shouldCountByDatabaseAndInTotal() {
    List<Item> items = new ArrayList<>();
    for (int i = 1; i <= 19; i++) {
      items.add(item("pets", Engine.SQLITE, Outcome.RIGHT, i));
    }
    items.add(item("pets", Engine.SQLITE, Outcome.ASKED_BACK, 400));
    items.add(item("shop", Engine.POSTGRES, Outcome.FAILED, 7));

    String report = Report.of(items);

    assertThat(report.lines())
        .containsExactly(
            "database         asked   right  wrong  asked back  refused  failed  p50 ms  p95 ms",
            "pets (sqlite)       20      19      0           1        0       0      10      19",
            "shop (postgres)      1       0      0           0        0       1       7       7",
            "all of sqlite       20      19      0           1        0       0      10      19",
            "all of postgres      1       0      0           0        0       1       7       7",
            "all                 21      19      0           1        0       1      10      19",
            "                        90.5 %  0.0 %       4.8 %    0.0 %   4.8 %");
  }
}
