package io.querent.local.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Seeded chance, the same on every machine: the generator's algorithm is part of the Java
 * specification, and nothing here depends on a platform's floating-point library.
 */
public final class Chance {

  private static final int UNIFORMS_OF_A_NORMAL = 12;

  private final RandomGenerator random;

  private Chance(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Chance of its own for a purpose, so that a change to one table does not move the others. */
  public static Chance of(String purpose) {
    return new Chance(0x5EEDL * 31 + purpose.hashCode());
  }

  /** From 0 to 1, 1 excluded. */
  public double unit() {
    return random.nextDouble();
  }

  /** From 0 to {@code bound}, which is excluded. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  public int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  public boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** Nearly normal: the sum of twelve uniform numbers. */
  public double normal(double mean, double deviation) {
    double sum = -UNIFORMS_OF_A_NORMAL / 2.0;
    for (int i = 0; i < UNIFORMS_OF_A_NORMAL; i++) {
      sum += random.nextDouble();
    }
    return mean + deviation * sum;
  }

  public <T> T pick(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }
}
