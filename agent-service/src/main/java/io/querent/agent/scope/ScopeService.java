package io.querent.agent.scope;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.agent.context.Proposal;
import io.querent.agent.model.BuiltinProvider;
import io.querent.agent.model.Interpretations;
import io.querent.agent.model.ModelRoute;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Drafts scopes, keeps their versions, and builds queries from them. Blocks. */
@ApplicationScoped
class ScopeService {
  private static final int LONGEST_TEXT = 100_000;
  private static final int LONGEST_QUESTION = 4_000;
  private static final int LONGEST_NAME = 200;
  private static final Map<String, Set<String>> NEXT =
      Map.of("draft", Set.of("approved", "archived"), "approved", Set.of("archived"));

  @Inject Interpretations interpretations;
  @Inject ModelQueries models;
  @Inject ScopeRepository repository;

  /** A query and where it came from. */
  record Built(String scopeVersionId, Ir ir, List<String> warnings, String model) {}

  ScopeDraft draft(Caller caller, String question, String datasourceId, String forced) {
    if (question == null || question.isBlank() || question.length() > LONGEST_QUESTION) {
      throw invalid(
          "A scope needs a 'question' of at most %d characters.".formatted(LONGEST_QUESTION));
    }
    Optional<ModelQueries.Written> written =
        models.write(caller, question, datasourceId, ModelRoute.Purpose.CHAT, forced);
    return written
        .map(
            w ->
                draft(
                    question,
                    w.datasourceId(),
                    w.ir(),
                    w.assumptions(),
                    w.openQuestions(),
                    w.model()))
        .orElseGet(() -> interpreted(caller, question, datasourceId));
  }

  private ScopeDraft interpreted(Caller caller, String question, String datasourceId) {
    Interpretations.Read read = interpretations.read(caller, question, datasourceId);
    List<String> open = new ArrayList<>();
    if (read.declined() != null) {
      open.add(read.declined());
    }
    if (read.question() != null) {
      open.add(read.question() + " " + String.join(" / ", read.choices()));
    }
    List<String> assumptions = new ArrayList<>();
    Proposal proposal = read.proposal();
    if (proposal != null) {
      proposal.reading().forEach(r -> assumptions.add("'" + r.words() + "' means " + r.meaning()));
      assumptions.addAll(proposal.warnings());
    }
    return draft(
        question,
        proposal == null ? datasourceId : proposal.datasourceId(),
        proposal == null ? null : proposal.ir(),
        assumptions,
        open,
        BuiltinProvider.ID);
  }

  private static ScopeDraft draft(
      String question,
      String datasourceId,
      Ir ir,
      List<String> assumptions,
      List<String> open,
      String model) {
    StringBuilder text = new StringBuilder("# Scope\n\n## Question\n\n");
    text.append(question.strip()).append('\n');
    if (datasourceId != null) {
      text.append("\nDatasource: ").append(datasourceId).append('\n');
    }
    if (ir != null) {
      text.append(ScopeText.sections(ir));
    }
    bullets(text, "Assumptions", assumptions);
    bullets(text, "Open questions", open);
    String markdown = text.toString();
    return new ScopeDraft(
        question,
        datasourceId,
        markdown,
        ScopeText.lines(markdown, "Entities"),
        ScopeText.lines(markdown, "Metrics"),
        ScopeText.lines(markdown, "Dimensions"),
        ScopeText.lines(markdown, "Filters"),
        ScopeText.lines(markdown, "Time span"),
        assumptions,
        open,
        ir,
        model);
  }

  private static void bullets(StringBuilder text, String heading, List<String> items) {
    text.append("\n## ").append(heading).append("\n\n");
    if (items.isEmpty()) {
      text.append("- none\n");
    }
    items.forEach(item -> text.append("- ").append(item.replaceAll("\\s+", " ")).append('\n'));
  }

  ScopeViews.Scope create(Caller caller, String name, String text, String datasourceId) {
    check(text);
    String title = name == null || name.isBlank() ? questionOf(text) : name.strip();
    String shown = title == null || title.isBlank() ? "Scope" : title;
    String id =
        repository.create(
            caller,
            shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown,
            datasourceId,
            text);
    return repository.get(caller, id);
  }

  ScopeViews.Version version(Caller caller, String scope, String text, String status) {
    ScopeViews.Version latest = repository.get(caller, scope).versions().getFirst();
    if (status != null && !Set.of("draft", "approved", "archived").contains(status)) {
      throw invalid("'status' is draft, approved or archived, not '%s'.".formatted(status));
    }
    if (text != null && !text.equals(latest.scopeMd())) {
      check(text);
      if (status != null && !status.equals("draft")) {
        throw invalid("A new text begins as a draft; approve it with a call of its own.");
      }
      return repository.add(caller, scope, text, "draft");
    }
    if (status == null) {
      throw invalid("Give a new 'scope_md', a 'status', or both.");
    }
    if (status.equals(latest.status())) {
      return latest;
    }
    boolean legal = NEXT.getOrDefault(latest.status(), Set.of()).contains(status);
    if (!legal || !repository.move(latest.id(), latest.status(), status)) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "Version %d is %s and cannot become %s; a status only moves from draft to approved to archived."
              .formatted(latest.version(), latest.status(), status));
    }
    return repository.find(caller, latest.id()).version();
  }

  Built build(Caller caller, String versionId, String datasourceId, String forced) {
    if (versionId == null) {
      throw invalid("Name the version: 'scope_version_id'.");
    }
    ScopeRepository.Found found = repository.find(caller, versionId);
    ScopeViews.Version version = found.version();
    if (version.status().equals("archived")) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "An archived version builds no query; make a new version.");
    }
    String where = datasourceId == null ? found.datasourceId() : datasourceId;
    Ir agreed = ScopeText.read(version.scopeMd());
    Built built =
        agreed != null
            ? new Built(versionId, agreed, List.of(), BuiltinProvider.ID)
            : models
                .write(caller, version.scopeMd(), where, ModelRoute.Purpose.SQL, forced)
                .map(w -> new Built(versionId, w.ir(), w.openQuestions(), w.model()))
                .orElseGet(() -> read(caller, version, where));
    JsonNode ir = IrWriter.write(built.ir());
    repository.keep(versionId, ir);
    return built;
  }

  /** What the question says, when there are no sections that say it exactly. */
  private Built read(Caller caller, ScopeViews.Version version, String datasourceId) {
    String question = questionOf(version.scopeMd());
    if (question == null) {
      throw invalid("The scope holds neither sections with a query nor a question.");
    }
    Interpretations.Read read = interpretations.read(caller, question, datasourceId);
    if (read.proposal() == null || read.question() != null) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          read.declined() == null
              ? "The question is not clear yet: %s %s"
                  .formatted(read.question(), String.join(" / ", read.choices()))
              : read.declined());
    }
    return new Built(
        version.id(), read.proposal().ir(), read.proposal().warnings(), BuiltinProvider.ID);
  }

  /** The first line below the heading Question, else the first line that is no heading. */
  private static String questionOf(String text) {
    boolean below = false;
    String first = null;
    for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      if (line.startsWith("#")) {
        below = line.replace("#", "").strip().equalsIgnoreCase("question");
      } else if (below) {
        return line;
      } else if (first == null) {
        first = line;
      }
    }
    return first;
  }

  private static void check(String text) {
    if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
      throw invalid("A scope needs 'scope_md' of at most %d characters.".formatted(LONGEST_TEXT));
    }
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
  }
}
