package io.querent.datasource.registry;

import io.querent.contracts.datasource.DatasourceView;
import io.querent.datasource.connector.DatasourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A registered datasource.
 *
 * @param sealedConnection its settings as the vault keeps them
 * @param catalogueVersion 0 before the first learning
 * @param modelVersion 0 without a semantic model
 */
public record Registered(
    DatasourceKey key,
    String organizationId,
    String id,
    String kind,
    String dialect,
    String displayName,
    String description,
    boolean isDefault,
    Status status,
    String health,
    String healthDetail,
    String sealedConnection,
    Integer tables,
    long catalogueVersion,
    long modelVersion,
    Instant learnedAt,
    List<String> questions,
    Instant createdAt,
    Instant updatedAt) {

  /** Where learning stands. */
  public enum Status {
    NEW,
    LEARNING,
    READY,
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Version of all that is known: rises with every learning and every change of the model; 0 before
   * the first learning.
   */
  public long version() {
    return catalogueVersion == 0 ? 0 : catalogueVersion + modelVersion;
  }

  DatasourceView view() {
    return new DatasourceView(
        id,
        kind,
        dialect,
        displayName,
        description,
        isDefault,
        status.word(),
        health,
        healthDetail,
        tables,
        catalogueVersion == 0 ? null : version(),
        learnedAt,
        questions,
        createdAt,
        updatedAt);
  }
}
