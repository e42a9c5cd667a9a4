package io.querent.contracts.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What was found out about a result. Row numbers count from 1 in the order of the result.
 *
 * @param columns one for each column, in order
 * @param duplicates groups of rows with the same keys, the largest first
 * @param duplicateGroups how many such groups there are
 * @param times distinct values of the time column in order, as ISO text, at most 2,000
 * @param rows the rows that are mentioned anywhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultAnalysis(
    String resultId,
    long rowCount,
    List<Profile> columns,
    List<Duplicate> duplicates,
    long duplicateGroups,
    List<Outlier> outliers,
    List<Correlation> correlations,
    List<String> times,
    List<NumberedRow> rows) {

  /**
   * One column; figures of numbers are null elsewhere, and leave what is not finite out.
   *
   * @param nonFinite values that are infinite or not a number
   * @param negative values below zero
   * @param mad median absolute deviation from the median
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Profile(
      String name,
      String type,
      long nulls,
      long distinct,
      String min,
      String max,
      Long nonFinite,
      Long negative,
      Double sum,
      Double mean,
      Double stddev,
      Double q1,
      Double median,
      Double q3,
      Double mad) {}

  /** Rows that have the same keys. */
  public record Duplicate(List<String> key, long count, List<Long> rowNumbers) {}

  /** A number far from the middle half of its column. */
  public record Outlier(String column, double value, long rowNumber) {}

  /** Two columns that move together (or against each other). */
  public record Correlation(String a, String b, double r) {}

  /** A row of the result. */
  public record NumberedRow(long number, List<Object> cells) {}
}
