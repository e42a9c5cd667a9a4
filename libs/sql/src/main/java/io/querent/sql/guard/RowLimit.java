package io.querent.sql.guard;

/**
 * How many rows a statement may return.
 *
 * @param defaultRows limit given to a statement that has none
 * @param maxRows highest limit that a statement may ask for; a higher one is lowered to it
 */
public record RowLimit(long defaultRows, long maxRows) {

  /** 5,000 rows where nothing is asked for, at most 100,000. */
  public static final RowLimit INTERACTIVE = new RowLimit(5_000, 100_000);

  public RowLimit {
    if (defaultRows < 1 || maxRows < defaultRows) {
      throw new IllegalArgumentException(
          "a row limit needs 1 <= defaultRows <= maxRows, not " + defaultRows + " and " + maxRows);
    }
  }
}
