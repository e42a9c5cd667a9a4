package io.querent.semantics.catalog;

/** Engine-neutral type of a column, as coarse as questions and charts need it. */
public enum ColumnType {
  STRING,
  INTEGER,
  DECIMAL,
  FLOAT,
  BOOLEAN,
  DATE,
  TIME,
  TIMESTAMP,
  TIMESTAMP_TZ,
  UUID,
  JSON,
  BINARY,
  ARRAY,
  OTHER;

  /** Whether sums and averages make sense. */
  public boolean isNumeric() {
    return this == INTEGER || this == DECIMAL || this == FLOAT;
  }

  /** Whether values are points on the calendar, so that periods and grains apply. */
  public boolean isTemporal() {
    return this == DATE || this == TIMESTAMP || this == TIMESTAMP_TZ;
  }
}
