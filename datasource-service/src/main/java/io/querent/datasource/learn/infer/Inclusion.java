package io.querent.datasource.learn.infer;

/**
 * How many of the distinct values that were looked at the key does not have.
 *
 * @param checked distinct values looked at; 0 when there was none
 */
public record Inclusion(int checked, int missing) {
  private static final double FEW = 0.02;
  private static final double SOME = 0.1;

  /**
   * What the values leave of a score that names gave: nothing when too many are missing, a little
   * less when a few are, as in real data without constraints.
   */
  double weigh(double score) {
    if (checked == 0) {
      return score >= NameEvidence.STRONG ? score - 0.2 : 0;
    }
    if (missing == 0) {
      return checked < 3 ? score - 0.05 : score;
    }
    double share = (double) missing / checked;
    boolean placeholder = missing == 1 && checked >= 10;
    if (placeholder || share <= FEW) {
      return score - 0.1;
    }
    return share <= SOME && score >= NameEvidence.STRONG ? score - 0.25 : 0;
  }
}
