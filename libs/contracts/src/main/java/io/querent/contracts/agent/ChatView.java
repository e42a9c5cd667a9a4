package io.querent.contracts.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/** A conversation; {@code messages} only where one chat is asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChatView(
    String id,
    String title,
    String datasourceId,
    Instant createdAt,
    Instant updatedAt,
    List<MessageView> messages) {

  /**
   * One message.
   *
   * @param role {@code user} or {@code assistant}
   * @param status of the run behind an assistant's message: {@code running} or an answer's status
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record MessageView(
      String id,
      String role,
      String content,
      String runId,
      String status,
      Answer answer,
      Instant createdAt) {}
}
