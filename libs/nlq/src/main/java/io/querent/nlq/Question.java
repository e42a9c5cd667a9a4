package io.querent.nlq;

import io.querent.semantics.ir.Ir;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What a person asked, and what it is asked of.
 *
 * @param text the words as typed
 * @param schema the datasource's words; built once per catalogue version and kept by the caller
 * @param previous the IR that answered the last question of the conversation, so that 'and by
 *     country?' can be understood; null when there is none
 * @param now the moment that relative times refer to
 * @param zone the zone that calendar words refer to
 */
public record Question(String text, SchemaIndex schema, Ir previous, Instant now, ZoneId zone) {
  public Question {
    Objects.requireNonNull(text, "a question needs text");
    Objects.requireNonNull(schema, "a question needs a schema");
    Objects.requireNonNull(now, "a question needs the current time");
    Objects.requireNonNull(zone, "a question needs a time zone");
  }
}
