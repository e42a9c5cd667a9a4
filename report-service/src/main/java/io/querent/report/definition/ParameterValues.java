package io.querent.report.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run binds: given values and defaults, checked against the schema, times made absolute. */
public final class ParameterValues {
  private ParameterValues() {}

  /**
   * The values by name.
   *
   * @param given by the caller; null for none
   * @param now the moment of the run, in the zone that relative times are rounded in
   * @throws ProblemException {@link ErrorCode#INVALID_PARAMETERS} with every misfit
   */
  public static ObjectNode resolve(Definition definition, JsonNode given, ZonedDateTime now) {
    JsonNode params = definition.json().path("params");
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    if (params.path("defaults") instanceof ObjectNode defaults) {
      values.setAll(defaults);
    }
    List<Problem.FieldError> errors = new ArrayList<>();
    take(given, params, values, errors);
    JsonNode properties = params.path("schema").path("properties");
    for (Map.Entry<String, JsonNode> field : List.copyOf(values.properties())) {
      JsonNode schema = properties.path(field.getKey());
      values.set(field.getKey(), absolute(field, schema, now, errors));
    }
    if (errors.isEmpty() && definition.parameters() != null) {
      errors.addAll(Schemas.errors(definition.parameters(), values, ""));
    }
    requireAll(definition, params, values, errors);
    if (!errors.isEmpty()) {
      Problem.FieldError first = errors.getFirst();
      String name = first.path().isEmpty() ? "" : first.path().substring(1) + ": ";
      throw new ProblemException(
          ErrorCode.INVALID_PARAMETERS, name + first.message() + ".", errors, null);
    }
    return values;
  }

  private static void take(
      JsonNode given, JsonNode params, ObjectNode values, List<Problem.FieldError> errors) {
    if (given == null || given.isNull() || given.isMissingNode()) {
      return;
    }
    if (!given.isObject()) {
      errors.add(new Problem.FieldError("", "parameters are a JSON object of names and values"));
      return;
    }
    Set<String> exposed = new LinkedHashSet<>();
    params.path("exposed").forEach(name -> exposed.add(name.asText()));
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      if (exposed.contains(field.getKey())) {
        values.set(field.getKey(), field.getValue());
      } else {
        errors.add(
            new Problem.FieldError(
                "/" + field.getKey(),
                exposed.isEmpty()
                    ? "this report has no parameters"
                    : "there is no such parameter; there are " + String.join(", ", exposed)));
      }
    }
  }

  private static JsonNode absolute(
      Map.Entry<String, JsonNode> field,
      JsonNode schema,
      ZonedDateTime now,
      List<Problem.FieldError> errors) {
    JsonNode value = field.getValue();
    String format = schema.path("format").asText("");
    boolean time = format.equals("date") || format.equals("date-time");
    if (!time || !value.isTextual() || !RelativeTime.meant(value.asText())) {
      return value;
    }
    Optional<ZonedDateTime> resolved = RelativeTime.resolve(value.asText(), now);
    if (resolved.isEmpty()) {
      errors.add(
          new Problem.FieldError(
              "/" + field.getKey(),
              "'%s' is no relative time; write it like now-30d/d".formatted(value.asText())));
      return value;
    }
    return JsonNodeFactory.instance.textNode(
        format.equals("date")
            ? resolved.get().toLocalDate().toString()
            : DateTimeFormatter.ISO_INSTANT.format(
                resolved.get().toInstant().truncatedTo(ChronoUnit.MILLIS)));
  }

  private static void requireAll(
      Definition definition, JsonNode params, ObjectNode values, List<Problem.FieldError> errors) {
    Set<String> required = new LinkedHashSet<>(definition.used());
    params.path("schema").path("required").forEach(name -> required.add(name.asText()));
    for (String name : required) {
      if (!values.has(name)) {
        errors.add(
            new Problem.FieldError("/" + name, "a value is missing, and there is no default"));
      }
    }
  }
}
