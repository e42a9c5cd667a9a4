package io.querent.report.run;

import java.time.Instant;

/** What a completed run keeps; what is JSON is text. */
record Outcome(
    String sql,
    String columns,
    String samples,
    long rowCount,
    boolean truncated,
    String resultId,
    Instant expiresAt,
    String warnings,
    String timings) {}
