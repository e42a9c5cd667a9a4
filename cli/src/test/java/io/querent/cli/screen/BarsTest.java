package io.querent.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarsTest {

  @Test
  void shouldDrawSharesInEighthsOfACell() {
    assertThat(Bars.bar(10, 10, 4)).isEqualTo("████");
    assertThat(Bars.bar(5, 10, 4)).isEqualTo("██");
    assertThat(Bars.bar(1, 10, 4)).isEqualTo("▍");
    assertThat(Bars.bar(0.001, 10, 4)).as("a little is not nothing").isEqualTo("▏");
    assertThat(Bars.bar(0, 10, 4)).isEmpty();
    assertThat(Bars.bar(Double.NaN, 10, 4)).isEmpty();
  }

  @Test
  void shouldSpanFromSmallestToLargest() {
    assertThat(Bars.sparkline(List.of(1.0, 2.0, 3.0, 8.0), 10)).isEqualTo("▁▂▃█");
  }

  @Test
  void shouldLeaveAGapForNothingAndStayFlatWithoutDifference() {
    assertThat(Bars.sparkline(List.of(1.0, Double.NaN, 2.0), 10)).isEqualTo("▁ █");
    assertThat(Bars.sparkline(List.of(7.0, 7.0), 10)).isEqualTo("▅▅");
  }

  @Test
  void shouldAverageNeighboursWhenThereIsNoRoom() {
    List<Double> many = IntStream.range(0, 1000).mapToObj(i -> (double) i).toList();

    assertThat(Bars.sparkline(many, 8)).isEqualTo("▁▂▃▄▅▆▇█");
  }
}
