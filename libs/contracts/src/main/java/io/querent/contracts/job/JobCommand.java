package io.querent.contracts.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.identity.Caller;
import java.util.Locale;
import java.util.Objects;

/**
 * What the ledger tells the service that owns a kind of job; travels on the kind's topic under the
 * job's id.
 *
 * @param generation counted from 1; a manual retry is the next one, and commands of an older one
 *     mean nothing any more
 * @param caller on whose behalf the work is done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobCommand(
    Type type, String jobId, String kind, int generation, Caller caller, JsonNode payload) {

  /** What is to be done. */
  public enum Type {
    REQUEST,
    CANCEL;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public JobCommand {
    Objects.requireNonNull(type, "a command needs a type");
    Objects.requireNonNull(jobId, "a command needs a job id");
    Objects.requireNonNull(kind, "a command needs a kind");
    Objects.requireNonNull(caller, "a command needs a caller");
  }
}
