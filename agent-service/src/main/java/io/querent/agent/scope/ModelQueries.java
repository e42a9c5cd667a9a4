package io.querent.agent.scope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.agent.context.RunContext;
import io.querent.agent.context.SystemPrompt;
import io.querent.agent.model.BuiltinProvider;
import io.querent.agent.model.JsonAnswer;
import io.querent.agent.model.ModelProvider;
import io.querent.agent.model.ModelRoute;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.IrReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Queries written by language models, held against the datasource before they are believed. */
@ApplicationScoped
class ModelQueries {
  private static final Logger LOG = Logger.getLogger(ModelQueries.class);

  @Inject ModelRoute route;
  @Inject SystemPrompt prompt;
  @Inject QueryCheck check;
  @Inject ScopeConfiguration configuration;
  @Inject ObjectMapper json;

  /**
   * What a model wrote.
   *
   * @param ir found to fit the datasource; null when the model gave none that does
   */
  record Written(
      String datasourceId,
      Ir ir,
      List<String> assumptions,
      List<String> openQuestions,
      String model) {

    boolean saysSomething() {
      return !assumptions.isEmpty() || !openQuestions.isEmpty();
    }
  }

  /** A text to write a query for; {@code datasourceId} is null to find the right one. */
  record Task(Caller caller, String text, String datasourceId) {}

  /**
   * What the first provider along the route has to say, with a query or at least what is assumed
   * and what is open; empty when it is the built-in interpreter's turn.
   *
   * @throws ProblemException when the text asks to write, or the only provider that was asked for
   *     gave nothing usable
   */
  Optional<Written> draft(Task task, String forced) {
    return first(task, ModelRoute.Purpose.CHAT, forced, false);
  }

  /**
   * As {@link #draft}, but only what comes with a query.
   *
   * @throws ProblemException as with drafts
   */
  Optional<Written> query(Task task, String forced) {
    return first(task, ModelRoute.Purpose.SQL, forced, true);
  }

  private Optional<Written> first(
      Task task, ModelRoute.Purpose purpose, String forced, boolean needsQuery) {
    for (ModelProvider provider : route.providers(purpose, forced)) {
      if (provider.id().equals(BuiltinProvider.ID)) {
        return Optional.empty();
      }
      try {
        return Optional.of(write(provider, task, needsQuery));
      } catch (ProblemException e) {
        if (forced != null || e.code() == ErrorCode.STATEMENT_REFUSED) {
          throw e;
        }
        LOG.warnf("model provider %s wrote no query: %s", provider.id(), e.getMessage());
      }
    }
    return Optional.empty();
  }

  private Written write(ModelProvider provider, Task task, boolean needsQuery) {
    RunContext context = RunContext.toRead(task.caller(), task.text(), task.datasourceId());
    String system = prompt.forQuery(context);
    String user = task.text();
    Written words = null;
    ProblemException last = null;
    for (int i = 0; i < configuration.tries(); i++) {
      String answer = route.complete(provider, system, user);
      try {
        JsonNode written = JsonAnswer.in(answer, json).orElseThrow(() -> noJson(provider));
        refuse(written);
        Written given = words(provider, task, written);
        if (!written.hasNonNull("ir") && !needsQuery && given.saysSomething()) {
          return given;
        }
        words = given;
        return withQuery(given, written);
      } catch (ProblemException e) {
        if (!isItsOwnFault(e)) {
          throw e;
        }
        last = e;
        user =
            "%s\n\nYour last answer did not do: %s\n%s"
                .formatted(
                    task.text(),
                    e.getMessage(),
                    answer.substring(0, Math.min(answer.length(), configuration.text())));
      }
    }
    if (!needsQuery && words != null && words.saysSomething()) {
      return undecided(words, last);
    }
    throw hopeless(provider, last);
  }

  private static boolean isItsOwnFault(ProblemException e) {
    return switch (e.code().who()) {
      case USER -> e.code() != ErrorCode.STATEMENT_REFUSED;
      case OPERATOR -> false;
      case UPSTREAM -> e.code() == ErrorCode.MODEL_MISBEHAVED;
    };
  }

  private static ProblemException noJson(ModelProvider provider) {
    return new ProblemException(
        ErrorCode.MODEL_MISBEHAVED,
        "The language model '%s' gave no JSON.".formatted(provider.id()));
  }

  private static void refuse(JsonNode written) {
    if (written.path("refused").isTextual()) {
      throw new ProblemException(ErrorCode.STATEMENT_REFUSED, written.path("refused").asText());
    }
  }

  private static Written words(ModelProvider provider, Task task, JsonNode written) {
    return new Written(
        task.datasourceId() == null
            ? written.path("datasource_id").asText(null)
            : task.datasourceId(),
        null,
        texts(written.path("assumptions")),
        texts(written.path("open_questions")),
        provider.id());
  }

  private Written withQuery(Written words, JsonNode written) {
    try {
      Ir ir = IrReader.read(written.path("ir"));
      check.check(ir, words.datasourceId());
      return new Written(
          words.datasourceId(), ir, words.assumptions(), words.openQuestions(), words.model());
    } catch (IrException e) {
      throw QueryCheck.problem(e);
    }
  }

  private static Written undecided(Written words, ProblemException why) {
    List<String> open = new ArrayList<>(words.openQuestions());
    open.add("There is no query yet that fits the data: " + why.getMessage());
    return new Written(null, null, words.assumptions(), open, words.model());
  }

  private ProblemException hopeless(ModelProvider provider, ProblemException last) {
    return new ProblemException(
        ErrorCode.MODEL_MISBEHAVED,
        "The language model '%s' gave no usable query in %d tries; the last one: %s"
            .formatted(provider.id(), configuration.tries(), last.getMessage()),
        last.errors(),
        last);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
