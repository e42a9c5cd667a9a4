package io.querent.semantics.catalog;

import java.util.Locale;

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

  /** The type's word in JSON, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a word, letter case aside; one that this version does not know is {@link #OTHER}. */
  public static ColumnType of(String word) {
    for (ColumnType type : values()) {
      if (type.name().equalsIgnoreCase(word)) {
        return type;
      }
    }
    return OTHER;
  }

  /** Whether sums and averages make sense. */
  public boolean isNumeric() {
    return this == INTEGER || this == DECIMAL || this == FLOAT;
  }

  /** Whether values are points on the calendar, so that periods and grains apply. */
  public boolean isTemporal() {
    return this == DATE || this == TIMESTAMP || this == TIMESTAMP_TZ;
  }
}
