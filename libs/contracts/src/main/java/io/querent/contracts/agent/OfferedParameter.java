package io.querent.contracts.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A literal of a query that could be a parameter.
 *
 * @param type {@code string}, {@code number}, {@code integer}, {@code boolean} or {@code array}
 * @param format {@code date} or {@code date-time}; null otherwise
 * @param defaultValue what stands there now; times may be relative, such as {@code now-30d/d}
 * @param path JSON pointer of the literal's condition in the IR
 * @param label the condition in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferedParameter(
    String name,
    String type,
    String format,
    @JsonProperty("default") JsonNode defaultValue,
    String path,
    String label) {}
