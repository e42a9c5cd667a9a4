package io.querent.gateway.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code gateway.signing_key}: a private JWK, sealed with the master key. */
@Entity
@Table(name = "signing_key")
public class SigningKeyEntity {
  @Id public String id;
  public String sealed;

  @Column(name = "created_at")
  public Instant createdAt;
}
