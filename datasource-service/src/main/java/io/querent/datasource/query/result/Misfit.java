package io.querent.datasource.query.result;

/** A value came that its column's shape cannot hold. */
final class Misfit extends Exception {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final transient Object value;

  Misfit(int column, Object value) {
    super(null, null, false, false);
    this.column = column;
    this.value = value;
  }

  int column() {
    return column;
  }

  Object value() {
    return value;
  }
}
