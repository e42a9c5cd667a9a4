package io.querent.report.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.agent.VerdictRequest;
import io.querent.contracts.agent.VerdictResponse;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.RunStatus;
import io.querent.kit.call.ServiceFailures;
import io.querent.report.run.RunRow;
import io.querent.report.run.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Judges runs: checks, then words over them. Works on behalf of the current caller; blocks. */
@ApplicationScoped
public class QualityService {
  /** Version of the checks and of what their outcomes mean. */
  static final String RUBRIC = "1";

  private static final Logger LOG = Logger.getLogger(QualityService.class);
  private static final List<QualityCheck> CHECKS =
      List.of(
          ShapeChecks::empty,
          ShapeChecks::rowLimit,
          ShapeChecks::duplicates,
          ShapeChecks::nulls,
          ShapeChecks::drift,
          NumberChecks::possible,
          NumberChecks::outliers,
          ControlChecks::totals,
          NumberChecks::jump,
          TimeChecks::gaps,
          TimeChecks::lastPeriod,
          ParameterChecks::ranges);

  @Inject Runs runs;
  @Inject FactFinder finder;
  @Inject AnalysisRepository repository;
  @Inject ObjectMapper json;
  @Inject Event<RunJudged> judged;
  @Inject @RestClient VerdictClient verdicts;

  /** Judges a run of the caller's organization anew. */
  AnalysisView analyze(Caller caller, String runId, String forceModel) {
    RunRow run = runs.get(caller, runId);
    if (run.status() != RunStatus.COMPLETED) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "The run is %s; only a completed run can be judged.".formatted(run.status().word()));
    }
    return judge(run, true, forceModel);
  }

  /** The latest judgement. */
  AnalysisView latest(Caller caller, String runId) {
    runs.get(caller, runId);
    return repository
        .latest(caller.organizationId(), runId)
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "The run has not been judged yet; wait a moment or POST to /analyze."));
  }

  /** Judges a run and keeps the outcome. */
  AnalysisView judge(RunRow run, boolean model, String forceModel) {
    RunFacts facts = finder.of(run);
    List<Check> checks = new ArrayList<>();
    CHECKS.forEach(check -> checks.addAll(check.check(facts)));
    VerdictResponse verdict = PlainVerdict.of(checks, RUBRIC);
    if (model) {
      verdict = worded(run, facts, checks, verdict, forceModel);
    }
    ObjectNode whole = json.createObjectNode();
    whole.put("verdict", verdict.verdict()).put("summary", verdict.summary());
    whole.set("checks", json.valueToTree(checks));
    whole.set("findings", json.valueToTree(verdict.findings()));
    if (facts.analysis() != null) {
      whole.set("profile", json.valueToTree(facts.analysis()));
    }
    AnalysisView kept =
        repository.insert(run.id(), run.organizationId(), whole, verdict, facts.sums());
    runs.judged(run.id(), verdict.verdict());
    judged.fireAsync(new RunJudged(run.id(), run.organizationId(), verdict.verdict()));
    return kept;
  }

  /** The agent's words over the facts; the plain ones when it cannot be asked. */
  private VerdictResponse worded(
      RunRow run, RunFacts facts, List<Check> checks, VerdictResponse plain, String forceModel) {
    ObjectNode told = json.createObjectNode();
    told.set("checks", json.valueToTree(checks));
    told.set("profile", json.valueToTree(facts.analysis()));
    VerdictRequest request =
        new VerdictRequest(
            run.id(), run.reportKey(), run.reportTitle(), null, told, RUBRIC, forceModel);
    try {
      return ServiceFailures.reach(() -> verdicts.judge(request));
    } catch (ProblemException e) {
      if (forceModel != null) {
        throw e;
      }
      LOG.debugf("the verdict over %s is worded from the checks: %s", run.id(), e.getMessage());
      return plain;
    }
  }
}
