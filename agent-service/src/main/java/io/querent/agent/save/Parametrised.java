package io.querent.agent.save;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.agent.OfferedParameter;
import java.util.List;

/**
 * A query whose literals have become parameters.
 *
 * @param query an IR, or the text of a statement, with {@code {{name}}} in their places
 * @param schema a JSON Schema property for each parameter
 * @param defaults what stood in their places
 * @param offered what there is to choose from, chosen or not
 */
record Parametrised(
    JsonNode query, ObjectNode schema, ObjectNode defaults, List<OfferedParameter> offered) {}
