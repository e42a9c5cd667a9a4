package io.querent.report.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.ReportDefinition;
import io.querent.kit.problem.JsonFaults;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.IrReader;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a definition strictly: every flaw with its place, as a JSON pointer into it. */
@ApplicationScoped
public class DefinitionReader {
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]{0,63})\\s*}}");

  @Inject ObjectMapper json;

  private JsonNode form;
  private JsonSchema schema;

  @PostConstruct
  void load() {
    try (InputStream text = getClass().getResourceAsStream("/schema/report-definition.json")) {
      form = json.readTree(text);
      schema = Schemas.of(form);
    } catch (IOException e) {
      throw new UncheckedIOException("the schema of definitions cannot be read", e);
    }
  }

  /** The JSON Schema of definitions. */
  JsonNode schema() {
    return form;
  }

  /**
   * The definition.
   *
   * @throws ProblemException {@link ErrorCode#INVALID_DEFINITION} with every flaw
   */
  public Definition read(JsonNode definition) {
    if (definition == null || !definition.isObject()) {
      throw refused(List.of(new Problem.FieldError("", "a definition is a JSON object")));
    }
    List<Problem.FieldError> errors = new ArrayList<>(Schemas.errors(schema, definition, ""));
    if (errors.isEmpty() && definition.has("ir")) {
      checkIr(definition.get("ir"), errors);
    }
    if (!errors.isEmpty()) {
      throw refused(errors);
    }
    ReportDefinition record = record(definition);
    Set<String> used = used(definition);
    List<String> warnings = new ArrayList<>();
    JsonSchema parameters = checkParameters(definition.path("params"), used, errors, warnings);
    if (!errors.isEmpty()) {
      throw refused(errors);
    }
    return new Definition(
        CanonicalJson.sorted(definition), record, used, parameters, List.copyOf(warnings));
  }

  private static void checkIr(JsonNode ir, List<Problem.FieldError> errors) {
    try {
      IrReader.read(ir);
    } catch (IrException e) {
      errors.add(new Problem.FieldError("/ir" + e.path(), e.getMessage()));
    }
  }

  private ReportDefinition record(JsonNode definition) {
    try {
      return json.treeToValue(definition, ReportDefinition.class);
    } catch (JsonProcessingException e) {
      throw refused(List.of(new Problem.FieldError("", JsonFaults.message(e))));
    }
  }

  private static Set<String> used(JsonNode definition) {
    Set<String> names = new LinkedHashSet<>();
    collect(definition.path("ir"), names);
    collect(definition.path("sql"), names);
    return names;
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.isTextual()) {
      Matcher found = PARAMETER.matcher(node.asText());
      while (found.find()) {
        names.add(found.group(1));
      }
    }
    node.forEach(child -> collect(child, names));
  }

  private JsonSchema checkParameters(
      JsonNode params, Set<String> used, List<Problem.FieldError> errors, List<String> warnings) {
    JsonNode properties = params.path("schema").path("properties");
    JsonNode defaults = params.path("defaults");
    for (String name : used) {
      if (!properties.has(name) && !defaults.has(name)) {
        errors.add(
            new Problem.FieldError(
                "/params/schema/properties",
                "the query uses {{%s}}, but no parameter of that name is declared"
                    .formatted(name)));
      }
    }
    int at = 0;
    for (JsonNode exposed : params.path("exposed")) {
      String name = exposed.asText();
      if (!properties.has(name)) {
        errors.add(
            new Problem.FieldError(
                "/params/exposed/" + at,
                "'%s' is exposed, but has no property in the schema".formatted(name)));
      } else if (!used.contains(name)) {
        warnings.add(
            "The parameter '%s' is exposed, but the query does not use it.".formatted(name));
      }
      at++;
    }
    if (!params.has("schema")) {
      return null;
    }
    errors.addAll(Schemas.flaws(params.get("schema"), "/params/schema"));
    if (!errors.isEmpty()) {
      return null;
    }
    ObjectNode loose = params.get("schema").deepCopy();
    loose.remove("required");
    JsonSchema values = Schemas.of(loose);
    checkDefaults(values, defaults, errors);
    return values;
  }

  private static void checkDefaults(
      JsonSchema values, JsonNode defaults, List<Problem.FieldError> errors) {
    if (defaults instanceof ObjectNode given) {
      ObjectNode plain = given.deepCopy();
      given
          .properties()
          .forEach(
              field -> {
                if (field.getValue().isTextual() && RelativeTime.meant(field.getValue().asText())) {
                  plain.remove(field.getKey());
                }
              });
      errors.addAll(Schemas.errors(values, plain, "/params/defaults"));
    }
  }

  private static ProblemException refused(List<Problem.FieldError> errors) {
    Problem.FieldError first = errors.getFirst();
    String place = first.path().isEmpty() ? "" : "At " + first.path() + ": ";
    return new ProblemException(
        ErrorCode.INVALID_DEFINITION, place + first.message() + ".", errors, null);
  }
}
