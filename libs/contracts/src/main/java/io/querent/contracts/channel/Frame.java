package io.querent.contracts.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What travels on a channel, on server-sent events and sockets alike.
 *
 * @param channel such as {@code process/job_…} or {@code run/rrun_…}
 * @param type {@code status}, {@code progress}, {@code result} or {@code error}
 * @param seq number of the frame on a channel with history, counted from 1; null elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Frame(
    String channel, String type, JsonNode payload, Instant ts, String userId, Long seq) {
  public static final String STATUS = "status";
  public static final String PROGRESS = "progress";
  public static final String RESULT = "result";
  public static final String ERROR = "error";

  /** Whether nothing follows this frame. */
  public boolean terminal() {
    return type.equals(RESULT) || type.equals(ERROR);
  }
}
