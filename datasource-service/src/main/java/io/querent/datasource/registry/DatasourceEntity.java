package io.querent.datasource.registry;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of the registry. */
@Entity
@Table(name = "datasource", schema = "datasource")
public class DatasourceEntity extends PanacheEntityBase {
  @Id public UUID key;

  @Column(name = "organization_id")
  public String organizationId;

  public String id;
  public String kind;
  public String dialect;

  @Column(name = "display_name")
  public String displayName;

  public String description;

  @Column(name = "is_default")
  public boolean isDefault;

  public String status;
  public String health;

  @Column(name = "health_detail")
  public String healthDetail;

  public String connection;

  @Column(name = "table_count")
  public Integer tableCount;

  @Column(name = "catalogue_version")
  public long catalogueVersion;

  @Column(name = "model_version")
  public long modelVersion;

  @Column(name = "learned_at")
  public Instant learnedAt;

  @Column(name = "learning_until")
  public Instant learningUntil;

  @Column(name = "learning_by")
  public String learningBy;

  public String questions;

  @Column(name = "created_by")
  public String createdBy;

  @Column(name = "created_at")
  public Instant createdAt;

  @Column(name = "updated_at")
  public Instant updatedAt;
}
