package io.querent.gateway.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A row of {@code gateway.membership}: a person's role in an organization. */
@Entity
@Table(name = "membership")
@IdClass(MembershipEntity.Key.class)
public class MembershipEntity {
  @Id
  @Column(name = "organization_id")
  public String organizationId;

  @Id
  @Column(name = "user_id")
  public String userId;

  public String role;

  @Column(name = "created_at")
  public Instant createdAt;

  /** Organization and person together. */
  public record Key(String organizationId, String userId) implements Serializable {}
}
