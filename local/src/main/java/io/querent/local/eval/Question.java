package io.querent.local.eval;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One question with what is accepted as right.
 *
 * @param golds accepted SQL texts for each engine that has some
 * @param refusal whether refusing is the right thing to do
 */
record Question(
    String id, String database, String text, Map<Engine, List<String>> golds, boolean refusal) {

  Question {
    Objects.requireNonNull(id);
    Objects.requireNonNull(database);
    Objects.requireNonNull(text);
    golds = Map.copyOf(golds);
  }

  /** Whether it can be judged on that engine. */
  boolean asks(Engine engine) {
    return refusal || golds.containsKey(engine);
  }
}
