package io.querent.local.eval;

/** An evaluation that cannot begin or go on; the message says what to do. */
final class EvaluationFailure extends Exception {

  private static final long serialVersionUID = 1L;

  EvaluationFailure(String message) {
    super(message);
  }

  EvaluationFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
