package io.querent.nlq;

import io.querent.semantics.ir.Ir;
import java.util.List;
import java.util.Objects;

/**
 * One way to read a question.
 *
 * @param ir the query that answers it when read so
 * @param confidence 0 to 1, comparable between questions
 * @param reading which words became what, in the order of the question
 * @param warnings what a careful reader should know, e.g. a value that the sample did not contain
 * @param title a short heading for the answer
 */
public record Candidate(
    Ir ir, double confidence, List<Reading> reading, List<String> warnings, String title) {
  public Candidate {
    Objects.requireNonNull(ir, "a candidate needs an IR");
    reading = List.copyOf(reading);
    warnings = List.copyOf(warnings);
  }
}
