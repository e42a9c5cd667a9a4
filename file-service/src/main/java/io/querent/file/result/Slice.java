package io.querent.file.result;

/**
 * Which rows of a result to read.
 *
 * @param offset rows to skip
 * @param limit rows to read, or -1 for all
 * @param sort column to order by, or null for the order in which they were kept
 */
public record Slice(long offset, long limit, String sort, boolean descending) {
  /** Everything, as kept. */
  public static final Slice ALL = new Slice(0, -1, null, false);

  /** The first rows, as kept. */
  public static Slice first(long limit) {
    return new Slice(0, limit, null, false);
  }
}
