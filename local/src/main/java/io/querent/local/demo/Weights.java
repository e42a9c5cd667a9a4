package io.querent.local.demo;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Draws positions of a list, some more often than others. */
public final class Weights {

  private final double[] upTo;

  private Weights(double[] weights) {
    this.upTo = weights;
    Arrays.parallelPrefix(upTo, Double::sum);
  }

  public static Weights of(double... weights) {
    return new Weights(weights.clone());
  }

  public static Weights of(int size, IntToDoubleFunction weight) {
    double[] weights = new double[size];
    Arrays.setAll(weights, weight);
    return new Weights(weights);
  }

  /** The usual skew of popularity: position {@code i} weighs {@code 1 / (i + offset)^exponent}. */
  public static Weights popularity(int size, double offset, double exponent) {
    return of(size, i -> 1 / StrictMath.pow(i + offset, exponent));
  }

  public int pick(Chance chance) {
    double wanted = chance.unit() * upTo[upTo.length - 1];
    int found = Arrays.binarySearch(upTo, wanted);
    return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
  }
}
