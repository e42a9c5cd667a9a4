package io.querent.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.identity.Caller;
import java.util.Map;
import java.util.Optional;

/** One execution of a job, as its {@link JobHandler} sees it. */
public interface JobContext {

  /** The id of the job, the same in every attempt. */
  String jobId();

  /** On whose behalf the work is done. */
  Caller caller();

  /** What was asked for. */
  JsonNode payload();

  /** What an earlier attempt kept; empty on the first. */
  Optional<JsonNode> checkpoint();

  /** Keeps what is done so far for a later attempt; blocks until it is kept. */
  void checkpoint(JsonNode done);

  /**
   * Tells where the work stands.
   *
   * @param percent 0 to 100
   * @param facts more about it, such as {@code rows_processed}; may be empty
   */
  void progress(String step, int percent, Map<String, Object> facts);
}
