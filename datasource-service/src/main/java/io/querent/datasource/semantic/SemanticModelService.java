package io.querent.datasource.semantic;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem.FieldError;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.registry.Registered;
import io.querent.kit.identity.CurrentCaller;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.json.SemanticsJson;
import io.querent.semantics.model.ModelProblem;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.SemanticModelCheck;
import io.querent.semantics.model.SemanticModelException;
import io.querent.semantics.model.SemanticModelReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Reads, checks and keeps semantic models. */
@ApplicationScoped
public class SemanticModelService {

  /** A model that was kept. */
  public record Kept(long version, List<ModelProblem> problems) {}

  @Inject SemanticModelRepository models;
  @Inject KnowledgeStore knowledge;
  @Inject CurrentCaller caller;

  /** The model in force; the empty one where there is none. */
  public SemanticModel get(Registered datasource) {
    return models.get(datasource.key(), datasource.modelVersion());
  }

  /**
   * Keeps a model that stands as YAML or JSON and fits the catalogue, as far as one was learned.
   */
  public Kept put(Registered datasource, String text, boolean json) {
    SemanticModel model = read(text, json);
    if (datasource.catalogueVersion() > 0) {
      check(model, knowledge.get(datasource).catalogue(), "");
    }
    long version = datasource.modelVersion() + 1;
    models.add(datasource.key(), version, model, caller.get().userId());
    return new Kept(version, List.of());
  }

  /** Keeps the first model of a datasource. */
  public void add(Registered datasource, SemanticModel model) {
    models.add(datasource.key(), datasource.modelVersion() + 1, model, caller.get().userId());
  }

  /**
   * Holds a model against a catalogue.
   *
   * @param at where the model stands in the request, before the path of each problem
   */
  public void check(SemanticModel model, Catalogue catalogue, String at) {
    List<ModelProblem> problems = SemanticModelCheck.check(model, catalogue);
    if (!problems.isEmpty()) {
      ModelProblem first = problems.getFirst();
      throw new ProblemException(
          ErrorCode.INVALID_MODEL,
          first + (problems.size() > 1 ? " (and %d more)".formatted(problems.size() - 1) : ""),
          problems.stream().map(p -> new FieldError(at + p.path(), p.message())).toList(),
          null);
    }
  }

  private static SemanticModel read(String text, boolean json) {
    try {
      return json
          ? SemanticModelReader.read(SemanticsJson.mapper().readTree(text))
          : SemanticModelReader.read(text);
    } catch (SemanticModelException e) {
      ModelProblem problem = e.problem();
      throw new ProblemException(
          ErrorCode.INVALID_MODEL,
          problem.path().isEmpty() ? problem.message() : problem.toString(),
          List.of(new FieldError(problem.path(), problem.message())),
          null);
    } catch (JsonProcessingException e) {
      throw new ProblemException(ErrorCode.MALFORMED_JSON, "The body is not JSON.");
    }
  }
}
