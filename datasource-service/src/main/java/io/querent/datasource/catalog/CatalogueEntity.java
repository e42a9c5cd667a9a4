package io.querent.datasource.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One version of a catalogue, as a JSON document. */
@Entity
@Table(name = "catalogue", schema = "datasource")
@IdClass(CatalogueEntity.Key.class)
public class CatalogueEntity {
  @Id
  @Column(name = "datasource_key")
  public UUID datasourceKey;

  @Id public long version;

  @Column(name = "learned_at")
  public Instant learnedAt;

  public String document;
  public String files;

  /** Which version of which catalogue. */
  public record Key(UUID datasourceKey, long version) implements Serializable {}
}
