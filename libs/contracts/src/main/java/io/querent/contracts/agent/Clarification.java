package io.querent.contracts.agent;

import java.util.List;

/** A question back, with two to four choices. */
public record Clarification(String question, List<Choice> choices) {
  public record Choice(String id, String label) {}
}
