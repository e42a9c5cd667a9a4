package io.querent.local.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowBagsTest {

  private static RowBag bag(Object[]... rows) {
    return RowBag.of(
        rows.length == 0 ? 1 : rows[0].length, Arrays.stream(rows).map(Arrays::asList).toList());
  }

  private static Object[] row(Object... values) {
    return values;
  }

  @Test
  void shouldAcceptTheSameRowsInAnyOrder() {
    RowBag gold = bag(row("a", 1), row("b", 2), row("c", 3));

    assertThat(RowBags.same(gold, bag(row("c", 3), row("a", 1), row("b", 2)))).isTrue();
  }

  @Test
  void shouldRefuseAMissingOrAFurtherRow() {
    RowBag gold = bag(row("a"), row("b"));

    assertThat(RowBags.same(gold, bag(row("a")))).isFalse();
    assertThat(RowBags.same(gold, bag(row("a"), row("b"), row("c")))).isFalse();
  }

  @Test
  void shouldCountDuplicates() {
    RowBag gold = bag(row("a"), row("a"), row("b"));

    assertThat(RowBags.same(gold, bag(row("a"), row("b"), row("a")))).isTrue();
    assertThat(RowBags.same(gold, bag(row("a"), row("b"), row("b")))).isFalse();
  }

  @Test
  void shouldAcceptColumnsInAnotherOrder() {
    RowBag gold = bag(row("a", "x", 1), row("b", "y", 2));

    assertThat(RowBags.same(gold, bag(row(2, "b", "y"), row(1, "a", "x")))).isTrue();
  }

  @Test
  void shouldRefuseColumnsWhoseValuesDoNotBelongTogether() {
    RowBag gold = bag(row("a", 1), row("b", 2));

    assertThat(RowBags.same(gold, bag(row("a", 2), row("b", 1)))).isFalse();
  }

  @Test
  void shouldFindTheColumnsThatBelongTogetherAmongEqualOnes() {
    RowBag gold = bag(row("a", 1), row("b", 2), row("c", 2));

    RowBag answer = bag(row(2, "a", 1), row(1, "b", 2), row(2, "c", 2));

    assertThat(RowBags.same(gold, answer)).isTrue();
  }

  @Test
  void shouldAcceptFurtherColumns() {
    RowBag gold = bag(row("a"), row("b"));

    assertThat(RowBags.same(gold, bag(row(7, "b", null), row(9, "a", "z")))).isTrue();
  }

  @Test
  void shouldRefuseFurtherColumnsThatMultiplyRows() {
    RowBag gold = bag(row("a"), row("b"));

    assertThat(RowBags.same(gold, bag(row("a", 1), row("a", 2), row("b", 1)))).isFalse();
  }

  @Test
  void shouldRefuseFewerColumns() {
    assertThat(RowBags.same(bag(row("a", 1)), bag(row("a")))).isFalse();
  }

  @Test
  void shouldNotUseOneColumnTwice() {
    RowBag gold = bag(row("a", "a"), row("b", "b"));

    assertThat(RowBags.same(gold, bag(row("a", 1), row("b", 2)))).isFalse();
    assertThat(RowBags.same(gold, bag(row("a", "a"), row("b", "b")))).isTrue();
  }

  @Test
  void shouldTellNullFromZeroAndFromEmptyText() {
    RowBag gold = bag(row((Object) null), row("a"));

    assertThat(RowBags.same(gold, bag(row("a"), row((Object) null)))).isTrue();
    assertThat(RowBags.same(gold, bag(row("a"), row(0)))).isFalse();
    assertThat(RowBags.same(gold, bag(row("a"), row("")))).isFalse();
  }

  @Test
  void shouldAcceptFractionsThatDifferByAMillionth() {
    RowBag gold = bag(row(0.1 + 0.2), row(628376.123456));

    assertThat(RowBags.same(gold, bag(row(628376.12), row(0.3)))).isTrue();
    assertThat(RowBags.same(gold, bag(row(628386.12), row(0.3)))).isFalse();
    assertThat(RowBags.same(gold, bag(row(628376.12), row(0.3001)))).isFalse();
  }

  @Test
  void shouldHoldWholeNumbersExactly() {
    assertThat(RowBags.same(bag(row(10_000_000)), bag(row(10_000_001)))).isFalse();
    assertThat(RowBags.same(bag(row(10_000_000L)), bag(row(1.0E7)))).isTrue();
  }

  @Test
  void shouldNotConfuseNeighboursWhenFractionsStandInSeveralColumns() {
    RowBag gold = bag(row(0.1, "a"), row(0.1, "b"), row(0.2, "a"));

    RowBag answer = bag(row("b", 0.1), row("a", 0.2 + 1e-12), row("a", 0.1 + 1e-12));

    assertThat(RowBags.same(gold, answer)).isTrue();
  }

  @Test
  void shouldRefuseNumbersInThePlaceOfTexts() {
    assertThat(RowBags.same(bag(row("abc")), bag(row(1)))).isFalse();
  }

  @Test
  void shouldHoldTwoEmptyResultsForTheSame() {
    RowBag empty = new RowBag(2, List.of());

    assertThat(RowBags.same(empty, new RowBag(3, List.of()))).isTrue();
    assertThat(RowBags.same(empty, new RowBag(1, List.of()))).isFalse();
    assertThat(RowBags.same(empty, bag(row("a", 1)))).isFalse();
  }

  @Test
  void shouldHoldOrderWhereItIsAskedFor() {
    RowBag gold = bag(row("c"), row("b"), row("a"));

    assertThat(RowBags.sameInOrder(gold, bag(row("c"), row("b"), row("a")), List.of(0, 1, 2)))
        .isTrue();
    assertThat(RowBags.sameInOrder(gold, bag(row("a"), row("b"), row("c")), List.of(0, 1, 2)))
        .isFalse();
  }

  @Test
  void shouldLetRowsOfEqualRankChangePlaces() {
    RowBag gold = bag(row("a"), row("b"), row("c"), row("d"));
    List<Integer> ranks = List.of(0, 1, 1, 2);

    assertThat(RowBags.sameInOrder(gold, bag(row("a"), row("c"), row("b"), row("d")), ranks))
        .isTrue();
    assertThat(RowBags.sameInOrder(gold, bag(row("b"), row("a"), row("c"), row("d")), ranks))
        .isFalse();
  }

  @Test
  void shouldChooseAmongEqualColumnsTheOneInTheRightOrder() {
    RowBag gold = bag(row(1), row(2));

    assertThat(RowBags.sameInOrder(gold, bag(row(2, 1), row(1, 2)), List.of(0, 1))).isTrue();
  }

  @Test
  void shouldWantARankForEveryRow() {
    assertThatThrownBy(() -> RowBags.sameInOrder(bag(row(1)), bag(row(1)), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldEndOnManyEqualColumns() {
    Object[] zeros = Collections.nCopies(12, 0).toArray();
    Object[] ones = Collections.nCopies(12, 1).toArray();

    assertThat(RowBags.same(bag(zeros, ones), bag(ones, zeros))).isTrue();
  }

  @Test
  void shouldFindEveryShuffleOfRowsAndColumnsAndNoDamagedOne() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<List<Object>> gold = randomRows(random, 1 + random.nextInt(12), 1 + random.nextInt(4));
      int columns = gold.getFirst().size();
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < columns + 2; i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      List<List<Object>> answer = new ArrayList<>();
      for (List<Object> row : gold) {
        List<Object> wide = new ArrayList<>(row);
        wide.add("more " + random.nextInt(3));
        wide.add(random.nextInt(1_000) + 5_000);
        answer.add(order.stream().map(wide::get).toList());
      }
      Collections.shuffle(answer, random);

      assertThat(RowBags.same(RowBag.of(columns, gold), RowBag.of(columns + 2, answer))).isTrue();

      List<List<Object>> damaged = new ArrayList<>(gold);
      List<Object> first = new ArrayList<>(gold.getFirst());
      first.set(random.nextInt(columns), "damaged");
      damaged.set(0, first);
      assertThat(RowBags.same(RowBag.of(columns, damaged), RowBag.of(columns + 2, answer)))
          .isFalse();
    }
  }

  private static List<List<Object>> randomRows(Random random, int rows, int columns) {
    List<List<Object>> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      List<Object> row = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        row.add(
            switch (random.nextInt(4)) {
              case 0 -> null;
              case 1 -> random.nextInt(4);
              case 2 -> random.nextInt(4) + 0.25;
              default -> "text " + random.nextInt(3);
            });
      }
      all.add(row);
    }
    return all;
  }
}
