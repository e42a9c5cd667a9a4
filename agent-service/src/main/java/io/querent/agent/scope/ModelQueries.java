package io.querent.agent.scope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.agent.context.DatasourceClient;
import io.querent.agent.context.RunContext;
import io.querent.agent.context.SystemPrompt;
import io.querent.agent.model.BuiltinProvider;
import io.querent.agent.model.ModelProvider;
import io.querent.agent.model.ModelRoute;
import io.querent.contracts.datasource.SqlRequest;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.call.ServiceFailures;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.IrReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Queries written by language models, held against the datasource before they are believed. */
@ApplicationScoped
class ModelQueries {
  private static final int MOST_TRIES = 3;
  private static final String TASK =
      """
      Write the query for the text below as an IR. Answer with one JSON object and nothing else:
      {"datasource_id":"…","ir":{…},"assumptions":["…"],"open_questions":["…"]}
      """;

  @Inject ModelRoute route;
  @Inject SystemPrompt prompt;
  @Inject ObjectMapper json;
  @Inject @RestClient DatasourceClient datasources;

  /** What a model wrote, found to fit the datasource. */
  record Written(
      String datasourceId,
      Ir ir,
      List<String> assumptions,
      List<String> openQuestions,
      String model) {}

  /**
   * The first usable query along the route, before the built-in interpreter has its turn; empty
   * then.
   *
   * @throws ProblemException when the only provider that was asked for gave none
   */
  Optional<Written> write(
      Caller caller, String text, String datasourceId, ModelRoute.Purpose purpose, String forced) {
    for (ModelProvider provider : route.providers(purpose, forced)) {
      if (provider.id().equals(BuiltinProvider.ID)) {
        return Optional.empty();
      }
      try {
        return Optional.of(write(provider, caller, text, datasourceId));
      } catch (ProblemException e) {
        if (forced != null) {
          throw e;
        }
      }
    }
    return Optional.empty();
  }

  private Written write(ModelProvider provider, Caller caller, String text, String datasourceId) {
    RunContext context = RunContext.toRead(caller, text, datasourceId);
    String system = prompt.of(context) + "\n" + TASK;
    String user = text;
    ProblemException last = null;
    for (int i = 0; i < MOST_TRIES; i++) {
      String answer = route.complete(provider, system, user);
      try {
        return check(provider, answer, datasourceId);
      } catch (ProblemException e) {
        last = e;
        user = text + "\n\nYour last answer did not do: " + e.getMessage() + "\n" + answer;
      }
    }
    throw last;
  }

  private Written check(ModelProvider provider, String answer, String datasourceId) {
    try {
      int start = answer.indexOf('{');
      JsonNode written =
          json.readTree(answer.substring(Math.max(0, start), answer.lastIndexOf('}') + 1));
      String where =
          datasourceId == null ? written.path("datasource_id").asText(null) : datasourceId;
      Ir ir = IrReader.read(written.path("ir"));
      ServiceFailures.reach(() -> datasources.sql(new SqlRequest(where, ir, Map.of())));
      return new Written(
          where,
          ir,
          texts(written.path("assumptions")),
          texts(written.path("open_questions")),
          provider.id());
    } catch (JsonProcessingException | IndexOutOfBoundsException e) {
      throw new ProblemException(
          ErrorCode.MODEL_MISBEHAVED,
          "The language model '%s' gave no JSON.".formatted(provider.id()),
          e);
    } catch (IrException e) {
      throw new ProblemException(ErrorCode.INVALID_IR, e.toString(), e);
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
