package io.querent.report.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.channel.Frame;
import java.time.Instant;

/** A frame that was kept, before it gets the name of a channel. */
record Told(String jobId, long seq, String type, JsonNode payload, Instant ts) {
  Frame frame() {
    return new Frame("process/" + jobId, type, payload, ts, null, seq);
  }
}
