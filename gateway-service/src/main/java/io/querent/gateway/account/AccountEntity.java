package io.querent.gateway.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code gateway.account}: a person who signs in here. */
@Entity
@Table(name = "account")
public class AccountEntity {
  @Id public String id;
  public String email;
  public String name;

  @Column(name = "password_hash")
  public String passwordHash;

  @Column(name = "created_at")
  public Instant createdAt;
}
