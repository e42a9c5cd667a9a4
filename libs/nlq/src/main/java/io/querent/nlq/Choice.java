package io.querent.nlq;

import java.util.Objects;

/**
 * One answer to a clarifying question.
 *
 * @param label what the person reads on the button
 * @param candidate what is answered when it is chosen
 */
public record Choice(String label, Candidate candidate) {
  public Choice {
    Objects.requireNonNull(label, "a choice needs a label");
    Objects.requireNonNull(candidate, "a choice needs a candidate");
  }
}
