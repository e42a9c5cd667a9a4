package io.querent.report.alert;

import io.querent.contracts.report.RunStatus;
import io.querent.report.run.RunFinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Holds a run that failed against its alerts at once; no quality check comes for it. */
@ApplicationScoped
class RunSignals {
  private static final Logger LOG = Logger.getLogger(RunSignals.class);

  @Inject AlertEvaluation evaluation;

  void failed(@ObservesAsync RunFinished run) {
    if (run.status() == RunStatus.FAILED) {
      try {
        evaluation.evaluate(run.runId());
      } catch (RuntimeException e) {
        LOG.debugf(e, "run %s is left to the next look", run.runId());
      }
    }
  }
}
