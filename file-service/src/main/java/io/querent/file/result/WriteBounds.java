package io.querent.file.result;

/**
 * What a result may become while it is written.
 *
 * @param rowLimit rows to keep; further rows are dropped and the result says that it is truncated
 * @param byteLimit bytes of Arrow data after which writing fails
 * @param previewRows first rows to remember for the caller
 */
public record WriteBounds(long rowLimit, long byteLimit, int previewRows) {
  public WriteBounds {
    if (rowLimit < 1 || byteLimit < 1 || previewRows < 0) {
      throw new IllegalArgumentException("a result's bounds must be positive");
    }
  }
}
