package io.querent.sql;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

/**
 * What generation needs beside the query itself.
 *
 * @param now the moment that relative periods and {@code now()} refer to
 * @param zone the zone that calendar periods and time buckets of zoned columns are cut in
 * @param parameters values by parameter name; lists and arrays for {@code in}
 * @param rowLimit most rows that the statement may return; null for no bound beside the query's own
 */
public record GenerationContext(
    Instant now, ZoneId zone, Map<String, Object> parameters, Long rowLimit) {

  public GenerationContext {
    Objects.requireNonNull(now, "generation needs the current moment");
    Objects.requireNonNull(zone, "generation needs a time zone");
    parameters = parameters == null ? Map.of() : parameters;
    if (rowLimit != null && rowLimit < 0) {
      throw new IllegalArgumentException("rowLimit must not be negative, got " + rowLimit);
    }
  }

  /** A context without parameters and without a row limit. */
  public static GenerationContext at(Instant now, ZoneId zone) {
    return new GenerationContext(now, zone, Map.of(), null);
  }
}
