package io.querent.semantics.ir;

import java.util.List;

/**
 * A number per group.
 *
 * @param name column name of the result
 * @param expression contains at least one aggregate, or names a metric of the semantic model
 * @param filter rows that count towards this metric only; null for all
 * @param transform what is done with the grouped numbers afterwards; null for nothing
 */
public record Metric(String name, Expression expression, Filter filter, Transform transform) {

  public static Metric of(String name, Expression expression) {
    return new Metric(name, expression, null, null);
  }

  /**
   * A window over the grouped rows.
   *
   * @param kind what is computed
   * @param within names of the dimensions that restart it; empty for the whole result
   * @param offset how many rows back, for previous, change and growth; 1 elsewhere
   */
  public record Transform(Kind kind, List<String> within, int offset) {
    public Transform {
      within = within == null ? List.of() : List.copyOf(within);
      offset = offset < 1 ? 1 : offset;
    }
  }

  /** Transforms; previous, change, growth and running follow the first time dimension. */
  public enum Kind {
    /** Part of the total, 0 to 1. */
    SHARE,
    /** Sum up to this row. */
    RUNNING,
    /** The value {@code offset} buckets earlier. */
    PREVIOUS,
    /** This value minus the previous one. */
    CHANGE,
    /** Change divided by the previous value. */
    GROWTH,
    /** 1 for the largest value. */
    RANK
  }
}
