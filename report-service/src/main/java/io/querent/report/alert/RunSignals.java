package io.querent.report.alert;

import io.querent.contracts.report.RunStatus;
import io.querent.report.quality.RunJudged;
import io.querent.report.run.RunFinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Holds a run against its alerts at once: after its quality check, or when it failed. */
@ApplicationScoped
class RunSignals {
  private static final Logger LOG = Logger.getLogger(RunSignals.class);

  @Inject AlertEvaluation evaluation;

  void failed(@ObservesAsync RunFinished run) {
    if (run.status() == RunStatus.FAILED) {
      evaluate(run.runId());
    }
  }

  void judged(@ObservesAsync RunJudged run) {
    evaluate(run.runId());
  }

  private void evaluate(String runId) {
    try {
      evaluation.evaluate(runId);
    } catch (RuntimeException e) {
      LOG.debugf(e, "run %s is left to the next look", runId);
    }
  }
}
