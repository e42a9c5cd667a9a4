package io.querent.contracts.file;

import java.time.Instant;

/** A result that is kept now. */
public record StoredResult(String resultId, long rowCount, long bytes, Instant expiresAt) {}
