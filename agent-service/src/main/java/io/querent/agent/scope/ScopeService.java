package io.querent.agent.scope;

import io.querent.agent.context.Proposal;
import io.querent.agent.model.BuiltinProvider;
import io.querent.agent.model.Interpretations;
import io.querent.agent.model.ModelRoute;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.nlq.Interpreter;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drafts scopes, keeps their versions, and builds queries from them. Blocks. */
@ApplicationScoped
class ScopeService {
  private static final Map<String, Set<String>> NEXT =
      Map.of("draft", Set.of("approved", "archived"), "approved", Set.of("archived"));

  private static final String UNCHECKED =
      "No datasource is named, so the query was not held against one.";

  @Inject Interpretations interpretations;
  @Inject ModelQueries models;
  @Inject ModelRoute route;
  @Inject QueryCheck check;
  @Inject ScopeRepository repository;
  @Inject ScopeConfiguration bounds;

  /** A query and where it came from. */
  record Built(String scopeVersionId, Ir ir, List<String> warnings, String model) {}

  ScopeDraft draft(Caller caller, String question, String datasourceId, String forced) {
    if (question == null || question.isBlank() || question.length() > bounds.question()) {
      throw invalid(
          "A scope needs a 'question' of at most %d characters.".formatted(bounds.question()));
    }
    route.check(forced);
    refuseToWrite(question);
    return models
        .draft(new ModelQueries.Task(caller, question, datasourceId), forced)
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

  /** What asks to change data is no question, whoever would read it. */
  private static void refuseToWrite(String question) {
    Interpreter.refusal(question)
        .ifPresent(
            why -> {
              throw new ProblemException(ErrorCode.STATEMENT_REFUSED, why);
            });
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
    text.append(question.strip().replaceAll("\\s+", " ")).append('\n');
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
            shown.length() > bounds.name() ? shown.substring(0, bounds.name()) : shown,
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
      throw archived();
    }
    route.check(forced);
    String scopes =
        found.datasourceId() == null
            ? ScopeText.datasource(version.scopeMd())
            : found.datasourceId();
    String where = datasourceId == null ? scopes : datasourceId;
    Ir agreed = ScopeText.read(version.scopeMd());
    Built built =
        agreed == null ? written(caller, version, where, forced) : agreed(version, agreed, where);
    if (!repository.keep(versionId, IrWriter.write(built.ir()))) {
      throw archived();
    }
    return built;
  }

  private static ProblemException archived() {
    return new ProblemException(
        ErrorCode.CONFLICT, "An archived version builds no query; make a new version.");
  }

  /** The query as the sections hold it. */
  private Built agreed(ScopeViews.Version version, Ir ir, String datasourceId) {
    if (datasourceId == null) {
      return new Built(version.id(), ir, List.of(UNCHECKED), BuiltinProvider.ID);
    }
    try {
      check.check(ir, datasourceId);
    } catch (ProblemException e) {
      throw ScopePlaces.of(version.scopeMd(), e);
    }
    return new Built(version.id(), ir, List.of(), BuiltinProvider.ID);
  }

  private Built written(
      Caller caller, ScopeViews.Version version, String datasourceId, String forced) {
    String question = questionOf(version.scopeMd());
    if (question == null) {
      throw invalid("The scope holds neither sections with a query nor a question.");
    }
    refuseToWrite(question);
    return models
        .query(new ModelQueries.Task(caller, version.scopeMd(), datasourceId), forced)
        .map(w -> new Built(version.id(), w.ir(), w.openQuestions(), w.model()))
        .orElseGet(() -> read(caller, version.id(), question, datasourceId));
  }

  /** What the question says, when there are no sections that say it exactly. */
  private Built read(Caller caller, String versionId, String question, String datasourceId) {
    Interpretations.Read read = interpretations.read(caller, question, datasourceId);
    if (read.proposal() == null || read.question() != null) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          read.declined() == null
              ? "The question is not clear yet: %s %s"
                  .formatted(read.question(), String.join(" / ", read.choices()))
              : read.declined());
    }
    Proposal proposal = read.proposal();
    check.check(proposal.ir(), proposal.datasourceId());
    return new Built(versionId, proposal.ir(), proposal.warnings(), BuiltinProvider.ID);
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

  private void check(String text) {
    if (text == null || text.isBlank() || text.length() > bounds.text()) {
      throw invalid("A scope needs 'scope_md' of at most %d characters.".formatted(bounds.text()));
    }
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
  }
}
