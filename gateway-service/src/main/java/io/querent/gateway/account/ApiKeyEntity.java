package io.querent.gateway.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code gateway.api_key}; the key itself is kept as a hash only. */
@Entity
@Table(name = "api_key")
public class ApiKeyEntity {
  @Id public String id;

  @Column(name = "organization_id")
  public String organizationId;

  @Column(name = "user_id")
  public String userId;

  public String name;
  public String role;
  public String hash;

  /** The key's first characters, for people to tell keys apart. */
  public String hint;

  @Column(name = "created_at")
  public Instant createdAt;

  @Column(name = "expires_at")
  public Instant expiresAt;
}
