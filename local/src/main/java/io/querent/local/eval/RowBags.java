package io.querent.local.eval;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether an answer holds what the gold rows hold: every gold column is found among the answer's
 * columns, whatever their order and whatever else is there, and the rows that are left when only
 * those columns are looked at are the same rows, each as often. Fractions may differ by a millionth
 * part; whole numbers, dates and texts are equal or not.
 *
 * <p>Where order matters, rows must stand in the gold's order, except that rows of equal rank may
 * change places.
 */
final class RowBags {

  private static final BigDecimal TOLERANCE = new BigDecimal("1e-6");

  /** Pairings looked at before giving up; only tables of many equal columns come near it. */
  private static final int MOST_STEPS = 20_000;

  private final RowBag gold;
  private final RowBag answer;
  private final List<Integer> ranks;
  private final List<Map<Integer, Pairing>> candidates = new ArrayList<>();
  private int steps;

  /** A gold column beside an answer's column: equal values have equal keys. */
  private record Pairing(int[] goldKeys, int[] answerKeys) {}

  private RowBags(RowBag gold, RowBag answer, List<Integer> ranks) {
    this.gold = gold;
    this.answer = answer;
    this.ranks = ranks;
  }

  /** Whether the answer has the gold's rows in any order. */
  static boolean same(RowBag gold, RowBag answer) {
    return new RowBags(gold, answer, null).compare();
  }

  /**
   * Whether the answer has the gold's rows in the gold's order.
   *
   * @param ranks one number for each gold row, equal for rows that may change places
   */
  static boolean sameInOrder(RowBag gold, RowBag answer, List<Integer> ranks) {
    if (ranks.size() != gold.rows().size()) {
      throw new IllegalArgumentException("every gold row needs a rank");
    }
    return new RowBags(gold, answer, ranks).compare();
  }

  private boolean compare() {
    if (gold.rows().size() != answer.rows().size() || gold.columns() > answer.columns()) {
      return false;
    }
    for (int column = 0; column < gold.columns(); column++) {
      Map<Integer, Pairing> fitting = new HashMap<>();
      for (int other = 0; other < answer.columns(); other++) {
        Pairing pairing = pairing(column, other);
        if (sameBag(List.of(pairing))) {
          fitting.put(other, pairing);
        }
      }
      if (fitting.isEmpty()) {
        return false;
      }
      candidates.add(fitting);
    }
    return assign(new ArrayList<>(), new ArrayList<>());
  }

  private boolean assign(List<Integer> taken, List<Pairing> pairings) {
    if (pairings.size() == gold.columns()) {
      return ranks == null || sameOrder(pairings);
    }
    for (Map.Entry<Integer, Pairing> candidate : candidates.get(pairings.size()).entrySet()) {
      if (taken.contains(candidate.getKey()) || ++steps > MOST_STEPS) {
        continue;
      }
      taken.addLast(candidate.getKey());
      pairings.addLast(candidate.getValue());
      if (sameBag(pairings) && assign(taken, pairings)) {
        return true;
      }
      taken.removeLast();
      pairings.removeLast();
    }
    return false;
  }

  private boolean sameBag(List<Pairing> pairings) {
    return sameBag(pairings, 0, gold.rows().size());
  }

  /** Row by row where all ranks differ, otherwise group by group. */
  private boolean sameOrder(List<Pairing> pairings) {
    int start = 0;
    for (int row = 1; row <= ranks.size(); row++) {
      if (row == ranks.size() || !ranks.get(row).equals(ranks.get(start))) {
        if (!sameBag(pairings, start, row)) {
          return false;
        }
        start = row;
      }
    }
    return true;
  }

  private static boolean sameBag(List<Pairing> pairings, int from, int to) {
    Map<List<Integer>, Integer> balance = new HashMap<>();
    for (int row = from; row < to; row++) {
      balance.merge(keys(pairings, row, true), 1, Integer::sum);
    }
    for (int row = from; row < to; row++) {
      Integer left = balance.merge(keys(pairings, row, false), -1, Integer::sum);
      if (left < 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> keys(List<Pairing> pairings, int row, boolean ofGold) {
    List<Integer> keys = new ArrayList<>(pairings.size());
    for (Pairing pairing : pairings) {
      keys.add(ofGold ? pairing.goldKeys()[row] : pairing.answerKeys()[row]);
    }
    return keys;
  }

  private Pairing pairing(int goldColumn, int answerColumn) {
    Map<Object, Integer> known = new HashMap<>();
    List<BigDecimal> numbers = new ArrayList<>();
    collect(gold, goldColumn, numbers);
    collect(answer, answerColumn, numbers);
    Map<BigDecimal, Integer> groups = groups(numbers);
    return new Pairing(
        keys(gold, goldColumn, groups, known), keys(answer, answerColumn, groups, known));
  }

  private static void collect(RowBag bag, int column, List<BigDecimal> numbers) {
    for (List<Object> row : bag.rows()) {
      if (row.get(column) instanceof BigDecimal number) {
        numbers.add(number.stripTrailingZeros());
      }
    }
  }

  /** Numbers that are near enough to each other share a key, which is negative. */
  private static Map<BigDecimal, Integer> groups(List<BigDecimal> numbers) {
    numbers.sort(null);
    Map<BigDecimal, Integer> groups = new HashMap<>();
    int group = -1;
    BigDecimal last = null;
    for (BigDecimal number : numbers) {
      if (last != null && !near(last, number)) {
        group--;
      }
      groups.put(number, group);
      last = number;
    }
    return groups;
  }

  private static boolean near(BigDecimal smaller, BigDecimal larger) {
    if (smaller.scale() <= 0 && larger.scale() <= 0) {
      return smaller.compareTo(larger) == 0;
    }
    BigDecimal size = larger.abs().max(BigDecimal.ONE);
    return larger.subtract(smaller).compareTo(TOLERANCE.multiply(size)) <= 0;
  }

  private static int[] keys(
      RowBag bag, int column, Map<BigDecimal, Integer> groups, Map<Object, Integer> known) {
    int[] keys = new int[bag.rows().size()];
    for (int row = 0; row < keys.length; row++) {
      Object value = bag.rows().get(row).get(column);
      keys[row] =
          value instanceof BigDecimal number
              ? groups.get(number.stripTrailingZeros())
              : known.computeIfAbsent(value, v -> known.size());
    }
    return keys;
  }
}
