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
import io.querent.contracts.report.NewReport;
import io.querent.contracts.report.NewVersion;
import io.querent.contracts.report.ReportVersionView;
import io.querent.contracts.report.ReportView;
import io.querent.kit.call.ServiceFailures;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.ColumnType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Makes a report of a finished answer. Blocks. */
@ApplicationScoped
class SaveService {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_KEY = 56;
  private static final int MOST_TRIES = 50;

  @Inject ChatStore store;
  @Inject ObjectMapper json;
  @Inject Schemas schemas;
  @Inject @RestClient ReportClient reports;

  /** A definition and what it could expose. */
  record Draft(ObjectNode defJson, List<OfferedParameter> offered) {}

  /** What was saved. */
  record Saved(ReportView report, ReportVersionView version, List<OfferedParameter> offered) {}

  /** The definition that a save would make. */
  Draft draft(Caller caller, String runId, SaveRequest request) {
    return draft(store.run(runId, caller), request);
  }

  private Draft draft(RunEntity run, SaveRequest request) {
    Answer answer = finished(run);
    ObjectNode definition = JsonNodeFactory.instance.objectNode().put("version", "1");
    List<OfferedParameter> offered = List.of();
    if (answer.ir() == null) {
      definition.put("sql", answer.sql());
      unknown(request, offered);
    } else {
      Set<String> chosen =
          request.parameters() == null ? null : new HashSet<>(request.parameters());
      Parametrised query = Parametriser.of(answer.ir(), types(answer), chosen);
      offered = query.offered();
      unknown(request, offered);
      definition.set("ir", query.query());
      if (!query.schema().isEmpty()) {
        definition.set("params", params(query, chosen));
      }
    }
    visuals(answer.chart(), definition);
    definition.put("notes", run.question);
    return new Draft(definition, offered);
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

  Saved save(Caller caller, String runId, SaveRequest request) {
    RunEntity run = store.run(runId, caller);
    Draft draft = draft(run, request);
    Answer answer = finished(run);
    String title = title(request.title() == null ? run.question : request.title());
    ReportView report = report(request.key(), title);
    String datasource = Boolean.TRUE.equals(request.portable()) ? null : answer.datasourceId();
    ReportVersionView version =
        ServiceFailures.reach(
            () ->
                reports.addVersion(
                    report.key(), new NewVersion(draft.defJson(), datasource, null)));
    return new Saved(
        ServiceFailures.reach(() -> reports.get(report.key())), version, draft.offered());
  }

  private static String title(String text) {
    String plain = text.strip().replaceAll("\\s+", " ");
    return plain.length() <= LONGEST_TITLE ? plain : plain.substring(0, LONGEST_TITLE - 1) + "…";
  }

  /** A new report, or one of that key that was left without a version by an earlier try. */
  private ReportView report(String key, String title) {
    if (key != null) {
      return create(key, title, true);
    }
    String base = keyOf(title);
    for (int i = 1; i <= MOST_TRIES; i++) {
      ReportView made = create(i == 1 ? base : base + "-" + i, title, false);
      if (made != null) {
        return made;
      }
    }
    throw new ProblemException(
        ErrorCode.CONFLICT, "There are many reports of that title; choose a 'key'.");
  }

  private ReportView create(String key, String title, boolean mustDo) {
    try {
      return ServiceFailures.reach(() -> reports.create(new NewReport(key, title, null)));
    } catch (ProblemException e) {
      if (e.code() != ErrorCode.CONFLICT) {
        throw e;
      }
      ReportView there = ServiceFailures.reach(() -> reports.get(key));
      if (there.latestVersion() == null) {
        return there;
      }
      if (mustDo) {
        throw e;
      }
      return null;
    }
  }

  private static String keyOf(String title) {
    String plain =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String key = plain.length() > LONGEST_KEY ? plain.substring(0, LONGEST_KEY) : plain;
    return key.isEmpty() ? "report" : key;
  }
}
