package io.querent.gateway.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code gateway.audit_entry}. */
@Entity
@Table(name = "audit_entry")
public class AuditEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public Instant at;

  @Column(name = "organization_id")
  public String organizationId;

  @Column(name = "user_id")
  public String userId;

  public String action;
  public String target;
  public String outcome;

  @Column(name = "request_id")
  public String requestId;
}
