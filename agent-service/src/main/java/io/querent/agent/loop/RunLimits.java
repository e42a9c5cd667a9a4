package io.querent.agent.loop;

import io.querent.contracts.agent.Usage;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;

/**
 * Counts what a run has spent, and ends it when a limit is reached. Used by the run's own thread
 * only.
 */
final class RunLimits {
  private final LoopConfiguration limits;
  private final long started = System.nanoTime();
  private int steps;
  private int failures;
  private Usage usage;

  RunLimits(LoopConfiguration limits) {
    this.limits = limits;
  }

  void step() {
    if (++steps > limits.steps()) {
      throw reached("%d turns of the model".formatted(limits.steps()));
    }
    if (System.nanoTime() - started > limits.time().toNanos()) {
      throw reached("%d seconds".formatted(limits.time().toSeconds()));
    }
    if (usage != null && usage.promptTokens() + usage.completionTokens() > limits.tokens()) {
      throw reached("%d tokens".formatted(limits.tokens()));
    }
  }

  void spent(Usage turn) {
    usage = usage == null ? turn : sum(usage, turn);
  }

  /** Takes note of a failed tool call; ends the run when there were too many. */
  void failed(ProblemException failure) {
    if (++failures > limits.retries()) {
      throw failure;
    }
  }

  Usage usage() {
    return usage;
  }

  private static Usage sum(Usage before, Usage turn) {
    Double cost =
        before.cost() == null && turn.cost() == null ? null : orZero(before) + orZero(turn);
    return new Usage(
        turn.provider(),
        turn.model(),
        before.promptTokens() + turn.promptTokens(),
        before.completionTokens() + turn.completionTokens(),
        cost);
  }

  private static double orZero(Usage usage) {
    return usage.cost() == null ? 0 : usage.cost();
  }

  private static ProblemException reached(String what) {
    return new ProblemException(
        ErrorCode.LIMIT_REACHED,
        "The question took more than %s. Ask something smaller, or in two steps.".formatted(what));
  }
}
