package io.querent.datasource.connector;

import java.util.UUID;

/**
 * Which registered datasource is meant: never given out, never used again after a deletion, so that
 * pools, caches and secrets of a deleted datasource cannot be taken for those of a new one with the
 * same id.
 */
public record DatasourceKey(UUID value) {
  public static DatasourceKey random() {
    return new DatasourceKey(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
