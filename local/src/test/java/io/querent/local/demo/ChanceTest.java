package io.querent.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {

  @Test
  void shouldDrawTheSameOnEveryMachine() {
    Chance chance = Chance.of("a test");

    assertThat(IntStream.range(0, 6).map(i -> chance.below(1000)).toArray())
        .containsExactly(263, 433, 249, 32, 567, 655);
  }

  @Test
  void shouldDrawOtherNumbersForAnotherPurpose() {
    Chance one = Chance.of("orders");
    Chance other = Chance.of("reviews");

    assertThat(IntStream.range(0, 10).map(i -> one.below(1000)).toArray())
        .isNotEqualTo(IntStream.range(0, 10).map(i -> other.below(1000)).toArray());
  }

  @Test
  void shouldKeepMeanAndDeviationOfNormalDraws() {
    Chance chance = Chance.of("normal");
    double[] drawn = IntStream.range(0, 20_000).mapToDouble(i -> chance.normal(50, 4)).toArray();

    double mean = java.util.Arrays.stream(drawn).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(drawn).map(x -> (x - mean) * (x - mean)).average().orElseThrow();

    assertThat(mean).isBetween(49.8, 50.2);
    assertThat(Math.sqrt(variance)).isBetween(3.9, 4.1);
  }

  @Test
  void shouldDrawByWeightAndNeverWhatWeighsNothing() {
    Chance chance = Chance.of("weights");
    Weights weights = Weights.of(1, 0, 3);
    int[] counts = new int[3];
    IntStream.range(0, 8_000).forEach(i -> counts[weights.pick(chance)]++);

    assertThat(counts[1]).isZero();
    assertThat(counts[2]).isBetween(5_700, 6_300);
  }

  @Test
  void shouldNeverNameTwoPeopleAlike() {
    PersonNames people = new PersonNames(Chance.of("names"));
    Set<String> emails = new HashSet<>();

    for (int i = 0; i < 3_000; i++) {
      assertThat(emails.add(people.next().email("post.example"))).isTrue();
    }
  }
}
