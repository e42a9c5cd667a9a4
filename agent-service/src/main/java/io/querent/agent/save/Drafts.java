package io.querent.agent.save;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.agent.chat.ChatStore;
import io.querent.agent.chat.RunEntity;
import io.querent.agent.context.Schemas;
import io.querent.contracts.agent.Answer;
import io.querent.contracts.agent.AnswerStatus;
import io.querent.contracts.agent.Chart;
import io.querent.contracts.agent.OfferedParameter;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.ColumnType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a finished answer into the definition of a report. Blocks. */
@ApplicationScoped
class Drafts {
  @Inject ChatStore store;
  @Inject ObjectMapper json;
  @Inject Schemas schemas;

  /**
   * A definition and what it could expose.
   *
   * @param question what the answer answers
   * @param datasourceId where it came from
   */
  record Draft(
      ObjectNode defJson, List<OfferedParameter> offered, String question, String datasourceId) {}

  /** The definition that the caller's run makes. */
  Draft of(Caller caller, String runId, SaveRequest request) {
    RunEntity run = store.run(runId, caller);
    Answer answer = finished(run);
    Set<String> chosen = request.parameters() == null ? null : new HashSet<>(request.parameters());
    ObjectNode definition = JsonNodeFactory.instance.objectNode().put("version", "1");
    boolean written = answer.ir() == null;
    Parametrised query =
        written
            ? SqlParametriser.of(answer.sql(), types(answer), chosen)
            : Parametriser.of(answer.ir(), types(answer), chosen);
    unknown(request, query.offered());
    definition.set(written ? "sql" : "ir", query.query());
    if (!query.schema().isEmpty()) {
      definition.set("params", params(query, chosen));
    }
    visuals(answer.chart(), definition);
    definition.put("notes", run.question);
    return new Draft(definition, query.offered(), run.question, answer.datasourceId());
  }

  private ColumnTypes types(Answer answer) {
    Map<String, ColumnType> result = new HashMap<>();
    answer.columns().forEach(c -> result.put(c.name(), ColumnType.of(String.valueOf(c.type()))));
    return new ColumnTypes(catalogue(answer.datasourceId()), result);
  }

  /** Null when the datasource is there no more: its types are then told by the literals alone. */
  private Catalogue catalogue(String datasourceId) {
    try {
      return schemas.of(datasourceId).schema().catalogue();
    } catch (ProblemException e) {
      if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.NOT_LEARNED) {
        return null;
      }
      throw e;
    }
  }

  private Answer finished(RunEntity run) {
    Answer answer = store.answerOf(run);
    if (answer == null) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "The question is still being answered; save it when it is done.");
    }
    if (answer.status() != AnswerStatus.ANSWERED || answer.sql() == null) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "Only an answer with data can be saved; this one is '%s'."
              .formatted(answer.status().word()));
    }
    return answer;
  }

  private static void unknown(SaveRequest request, List<OfferedParameter> offered) {
    List<String> names = offered.stream().map(OfferedParameter::name).toList();
    if (request.parameters() != null && !names.containsAll(request.parameters())) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "'parameters' may name %s."
              .formatted(names.isEmpty() ? "nothing: none are offered" : String.join(", ", names)));
    }
  }

  private static ObjectNode params(Parametrised query, Set<String> chosen) {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    ArrayNode exposed = params.putArray("exposed");
    query
        .schema()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (chosen == null || chosen.contains(name)) {
                exposed.add(name);
              }
            });
    ObjectNode schema = params.putObject("schema").put("type", "object");
    schema.set("properties", query.schema());
    params.set("defaults", query.defaults());
    return params;
  }

  private void visuals(Chart chart, ObjectNode definition) {
    if (chart == null) {
      return;
    }
    ObjectNode visual = definition.putArray("visuals").addObject().put("type", chart.type());
    if (chart.x() != null) {
      visual.put("x", chart.x());
    }
    if (chart.y() != null && !chart.y().isEmpty()) {
      JsonNode y = json.valueToTree(chart.y());
      visual.set("y", y.size() == 1 ? y.get(0) : y);
    }
    if (chart.series() != null) {
      visual.put("series", chart.series());
    }
    if (chart.title() != null) {
      visual.put("title", chart.title());
    }
  }
}
