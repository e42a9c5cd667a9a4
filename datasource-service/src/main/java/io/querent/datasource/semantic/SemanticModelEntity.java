package io.querent.datasource.semantic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One version of a semantic model, as a JSON document. */
@Entity
@Table(name = "semantic_model", schema = "datasource")
@IdClass(SemanticModelEntity.Key.class)
public class SemanticModelEntity {
  @Id
  @Column(name = "datasource_key")
  public UUID datasourceKey;

  @Id public long version;

  public String document;

  @Column(name = "created_by")
  public String createdBy;

  @Column(name = "created_at")
  public Instant createdAt;

  /** Which version of which datasource's model. */
  public record Key(UUID datasourceKey, long version) implements Serializable {}
}
