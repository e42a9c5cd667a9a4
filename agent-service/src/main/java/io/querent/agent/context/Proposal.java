package io.querent.agent.context;

import io.querent.contracts.agent.ReadingPart;
import io.querent.semantics.ir.Ir;
import java.util.List;

/**
 * A query that may answer a question, before it is run: what a choice of a clarification stands
 * for.
 *
 * @param reading how the words were read; empty when a language model wrote the query
 */
public record Proposal(
    String datasourceId, String title, Ir ir, List<ReadingPart> reading, List<String> warnings) {
  public Proposal {
    reading = reading == null ? List.of() : List.copyOf(reading);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
  }
}
