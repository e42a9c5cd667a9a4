package io.querent.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.cli.screen.TextTable.Column;
import io.querent.cli.screen.TextTable.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static final Style PLAIN = new Style(false);

  private final TextTable table =
      new TextTable(
          List.of(new Column("city", false), new Column("revenue", true)),
          List.of(List.of("Zürich", "1,204.50"), List.of("東京", "9.00")));

  @Test
  void shouldAlignWordsLeftAndNumbersRightByTheirWidthOnScreen() {
    assertThat(table.layOut(80, PLAIN).lines())
        .containsExactly(
            "city     revenue", "──────  ────────", "Zürich  1,204.50", "東京        9.00");
  }

  @Test
  void shouldCutWordsAndNeverNumbers() {
    TextTable wide =
        new TextTable(
            List.of(new Column("name", false), new Column("n", true)),
            List.of(List.of("a rather long name of something", "123,456,789")));

    Layout narrow = wide.layOut(24, PLAIN);

    assertThat(narrow.lines().getLast()).isEqualTo("a rather l…  123,456,789");
    assertThat(narrow.hidden()).isZero();
  }

  @Test
  void shouldLeaveOutAndCountColumnsWithoutRoom() {
    List<Column> columns =
        List.of(new Column("a", true), new Column("b", true), new Column("c", true));
    TextTable numbers = new TextTable(columns, List.of(List.of("11111111", "22222222", "3333")));

    Layout narrow = numbers.layOut(19, PLAIN);

    assertThat(narrow.lines().getLast()).isEqualTo("11111111  22222222");
    assertThat(narrow.hidden()).isEqualTo(1);
  }

  @Test
  void shouldNeverExceedTheWidth() {
    for (int width = 20; width < 60; width++) {
      TextTable names =
          new TextTable(
              List.of(new Column("first", false), new Column("second", false)),
              List.of(List.of("東京".repeat(12), "x".repeat(30))));
      int limit = width;
      assertThat(names.layOut(width, PLAIN).lines())
          .allSatisfy(line -> assertThat(DisplayText.width(line)).isLessThanOrEqualTo(limit));
    }
  }

  @Test
  void shouldColourTheHeadOnlyWhenColoursAreOn() {
    assertThat(table.layOut(80, new Style(true)).lines().getFirst()).startsWith("\u001b[1m");
    assertThat(String.join("", table.layOut(80, PLAIN).lines())).doesNotContain("\u001b");
  }
}
