package io.querent.report.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import io.querent.contracts.report.ReportDefinition;
import java.util.List;
import java.util.Set;

/**
 * A definition that was read and found sound.
 *
 * @param json as it was given, keys sorted
 * @param form the same as a record
 * @param used parameters that the query names
 * @param parameters schema of the parameters without {@code required}; null when there are none
 * @param warnings what is odd but harmless
 */
public record Definition(
    JsonNode json,
    ReportDefinition form,
    Set<String> used,
    JsonSchema parameters,
    List<String> warnings) {}
