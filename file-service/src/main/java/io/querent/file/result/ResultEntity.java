package io.querent.file.result;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What is known of a kept result besides its rows. */
@Entity
@Table(name = "result")
class ResultEntity {
  @Id String id;

  @Column(name = "organization_id")
  String organizationId;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "datasource_id")
  String datasourceId;

  String sql;

  String question;

  /** JSON: the list of columns. */
  String columns;

  @Column(name = "row_count")
  long rowCount;

  long bytes;

  boolean truncated;

  @Column(name = "row_limit")
  long rowLimit;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  /** When the rows were removed; null while they are kept. */
  @Column(name = "removed_at")
  Instant removedAt;
}
