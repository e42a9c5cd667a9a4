package io.querent.report.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.querent.contracts.problem.Problem;
import java.util.Comparator;
import java.util.List;

/** JSON Schema 2020-12 with formats that are checked. */
final class Schemas {
  private static final int MOST_ERRORS = 20;
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder()
          .formatAssertionsEnabled(true)
          .pathType(PathType.JSON_POINTER)
          .build();

  private Schemas() {}

  static JsonSchema of(JsonNode schema) {
    return FACTORY.getSchema(schema, STRICT);
  }

  /** What is wrong with a value, below a pointer. */
  static List<Problem.FieldError> errors(JsonSchema schema, JsonNode value, String below) {
    return schema.validate(value).stream()
        .sorted(Comparator.comparing(m -> m.getInstanceLocation().toString()))
        .limit(MOST_ERRORS)
        .map(
            m -> {
              String place = m.getInstanceLocation().toString();
              String message = m.getMessage();
              String said =
                  message.startsWith(place + ": ")
                      ? message.substring(place.length() + 2)
                      : message;
              return new Problem.FieldError(below + place, said);
            })
        .toList();
  }

  /** What is wrong with a schema itself, below a pointer. */
  static List<Problem.FieldError> flaws(JsonNode schema, String below) {
    JsonSchema meta =
        FACTORY.getSchema(
            SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"), STRICT);
    return errors(meta, schema, below);
  }
}
