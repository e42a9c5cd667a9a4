package io.querent.agent.context;

import io.querent.contracts.agent.Clarification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run has found so far. Tools of one step may write at the same time. */
public final class RunState {
  private CreatedData latest;
  private Clarification clarification;
  private final Map<String, Proposal> choices = new LinkedHashMap<>();
  private String finalText;
  private boolean declined;
  private final List<String> warnings = new ArrayList<>();

  /** Keeps the newest data; the answer shows the last one. */
  public synchronized void created(CreatedData data) {
    latest = data;
  }

  public synchronized Optional<CreatedData> latest() {
    return Optional.ofNullable(latest);
  }

  /** Asks back; the run ends and waits for the person. */
  public synchronized void ask(Clarification question, Map<String, Proposal> proposals) {
    clarification = question;
    choices.clear();
    choices.putAll(proposals);
  }

  public synchronized Optional<Clarification> clarification() {
    return Optional.ofNullable(clarification);
  }

  /** What each choice of the clarification stands for; empty for choices without a query. */
  public synchronized Map<String, Proposal> choices() {
    return Map.copyOf(choices);
  }

  /** Settles the text of the answer; {@code cannot} when it says why there is none. */
  public synchronized void settle(String text, boolean cannot) {
    finalText = text;
    declined = cannot;
  }

  public synchronized Optional<String> finalText() {
    return Optional.ofNullable(finalText);
  }

  public synchronized boolean declined() {
    return declined;
  }

  public synchronized void warn(String warning) {
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  public synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Whether nothing more is to be done. */
  public synchronized boolean isSettled() {
    return finalText != null || clarification != null;
  }
}
