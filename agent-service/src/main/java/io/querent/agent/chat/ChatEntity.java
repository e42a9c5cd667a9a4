package io.querent.agent.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code agent.chat}. */
@Entity
@Table(name = "chat")
public class ChatEntity {
  @Id public String id;

  @Column(name = "organization_id")
  public String organizationId;

  @Column(name = "user_id")
  public String userId;

  public String title;

  @Column(name = "datasource_id")
  public String datasourceId;

  @Column(name = "created_at")
  public Instant createdAt;

  @Column(name = "updated_at")
  public Instant updatedAt;
}
