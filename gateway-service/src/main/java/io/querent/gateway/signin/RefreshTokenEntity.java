package io.querent.gateway.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code gateway.refresh_token}; tokens of one sign-in share a family. */
@Entity
@Table(name = "refresh_token")
public class RefreshTokenEntity {
  @Id public String hash;

  @Column(name = "user_id")
  public String userId;

  @Column(name = "organization_id")
  public String organizationId;

  public String family;
  public boolean used;

  @Column(name = "expires_at")
  public Instant expiresAt;
}
