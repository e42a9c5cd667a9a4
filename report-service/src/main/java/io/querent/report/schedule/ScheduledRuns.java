package io.querent.report.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.identity.Caller;

/** Executes the reports of fires. */
interface ScheduledRuns {

  /**
   * Executes the schedule's report and waits for its end; the same key never executes twice.
   *
   * @return the id of the run
   * @throws io.querent.contracts.problem.ProblemException when the run failed
   * @throws InterruptedException when the wait was given up
   */
  String execute(Caller owner, ScheduleRow schedule, JsonNode params, String key)
      throws InterruptedException;
}
