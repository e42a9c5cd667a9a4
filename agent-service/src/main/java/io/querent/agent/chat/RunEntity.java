package io.querent.agent.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code agent.run}: a question, and once it has ended, its answer. */
@Entity
@Table(name = "run")
public class RunEntity {
  /** Status of a run that has not ended. */
  public static final String RUNNING = "running";

  @Id public String id;

  @Column(name = "chat_id")
  public String chatId;

  @Column(name = "organization_id")
  public String organizationId;

  @Column(name = "user_id")
  public String userId;

  public String question;
  public String status;

  /** The answer as JSON; null while running. */
  public String answer;

  /** What each choice of a clarification stands for, as JSON; null when nothing was asked back. */
  public String choices;

  @Column(name = "node_id")
  public String nodeId;

  @Column(name = "stop_requested")
  public boolean stopRequested;

  @Column(name = "lease_until")
  public Instant leaseUntil;

  @Column(name = "created_at")
  public Instant createdAt;

  @Column(name = "finished_at")
  public Instant finishedAt;
}
