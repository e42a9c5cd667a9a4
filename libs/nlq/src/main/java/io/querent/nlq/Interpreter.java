package io.querent.nlq;

import java.util.List;

/**
 * Reads questions. Stateless, deterministic and safe to share between threads; the conversation is in
 * {@link Question#previous()}.
 */
public final class Interpreter {

  /** Reads one question. Never throws for what a person typed. */
  public Interpretation interpret(Question question) {
    return new Interpretation.Impossible(
        Reason.NOT_UNDERSTOOD, "I could not make a query of this question.", List.of());
  }
}
