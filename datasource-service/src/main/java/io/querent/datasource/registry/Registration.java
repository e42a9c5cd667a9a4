package io.querent.datasource.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.datasource.NewDatasource;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem.FieldError;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.Connector;
import io.querent.datasource.connector.Connectors;
import io.querent.datasource.connector.FieldProblems;
import io.querent.semantics.model.ModelProblem;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.SemanticModelException;
import io.querent.semantics.model.SemanticModelReader;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a request to register: what is missing, wrong, or left to be made up. */
final class Registration {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_DESCRIPTION = 2_000;

  private Registration() {}

  static Connector connector(NewDatasource request, Connectors connectors) {
    if (request == null) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "The body is missing.");
    }
    String known = String.join(", ", connectors.kinds());
    FieldProblems problems =
        new FieldProblems().require("/kind", request.kind(), "give one of " + known);
    problems.throwIfAny();
    return connectors
        .find(request.kind())
        .orElseThrow(
            () -> {
              String message = "'%s' is not one of %s".formatted(request.kind(), known);
              return new ProblemException(
                  ErrorCode.INVALID_REQUEST,
                  "/kind " + message,
                  List.of(new FieldError("/kind", message)),
                  null);
            });
  }

  static void check(NewDatasource request) {
    FieldProblems problems = new FieldProblems();
    if (request.id() != null && !ID.matcher(request.id()).matches()) {
      problems.add("/id", "must be 1 to 63 lower-case letters, digits, dashes or underscores");
    }
    if (request.displayName() != null && request.displayName().length() > LONGEST_NAME) {
      problems.add("/display_name", "is longer than %d characters".formatted(LONGEST_NAME));
    }
    if (request.description() != null && request.description().length() > LONGEST_DESCRIPTION) {
      problems.add("/description", "is longer than %d characters".formatted(LONGEST_DESCRIPTION));
    }
    problems.throwIfAny();
  }

  /** The model of a request; null when there is none. */
  static SemanticModel model(JsonNode given) {
    if (given == null || given.isNull() || given.isTextual() && given.textValue().isBlank()) {
      return null;
    }
    try {
      return given.isTextual()
          ? SemanticModelReader.read(given.textValue())
          : SemanticModelReader.read(given);
    } catch (SemanticModelException e) {
      ModelProblem problem = e.problem();
      throw new ProblemException(
          ErrorCode.INVALID_MODEL,
          "/semantic_model" + problem,
          List.of(new FieldError("/semantic_model" + problem.path(), problem.message())),
          null);
    }
  }

  static String id(NewDatasource request, ConnectionSettings settings) {
    if (request.id() != null) {
      return request.id();
    }
    String name =
        request.displayName() != null
            ? request.displayName()
            : settings.path() != null ? fileName(settings.path()) : settings.database();
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.length() > 50 ? plain.substring(0, 50) : plain;
    return cut.isEmpty() ? "datasource" : cut;
  }

  static String displayName(NewDatasource request, String id) {
    return request.displayName() == null || request.displayName().isBlank()
        ? id
        : request.displayName().strip();
  }

  private static String fileName(String path) {
    String name = String.valueOf(Path.of(path).getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
