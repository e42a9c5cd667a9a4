package io.querent.nlq;

import java.util.List;
import java.util.Objects;

/** What became of a question: understood, unclear, or impossible to answer. Never a guess. */
public sealed interface Interpretation {

  /**
   * Clear enough to answer.
   *
   * @param candidates best first, at least one
   */
  record Understood(List<Candidate> candidates) implements Interpretation {
    public Understood {
      candidates = List.copyOf(candidates);
      if (candidates.isEmpty()) {
        throw new IllegalArgumentException("an understood question needs a candidate");
      }
    }

    /** The most likely reading. */
    public Candidate best() {
      return candidates.getFirst();
    }
  }

  /**
   * To be clarified before it is answered.
   *
   * @param question what to ask the person
   * @param choices two to four readings, most likely first
   */
  record Unclear(String question, List<Choice> choices) implements Interpretation {
    public Unclear {
      Objects.requireNonNull(question, "an unclear interpretation needs a question");
      choices = List.copyOf(choices);
      if (choices.size() < 2 || choices.size() > 4) {
        throw new IllegalArgumentException("a clarification needs two to four choices");
      }
    }
  }

  /**
   * Not answerable from this data.
   *
   * @param message why, in a sentence for the person
   * @param suggestions questions or words that would work; may be empty
   */
  record Impossible(Reason reason, String message, List<String> suggestions)
      implements Interpretation {
    public Impossible {
      Objects.requireNonNull(reason, "an impossible interpretation needs a reason");
      Objects.requireNonNull(message, "an impossible interpretation needs a message");
      suggestions = List.copyOf(suggestions);
    }
  }
}
