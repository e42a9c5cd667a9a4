package io.querent.nlq;

import io.querent.nlq.compose.Composer;
import io.querent.nlq.link.Chunk;
import io.querent.nlq.link.Linker;
import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.parse.QuestionParser;
import io.querent.nlq.parse.Sketch;
import io.querent.nlq.rank.Confidence;
import io.querent.nlq.text.Tokenizer;
import io.querent.semantics.ir.Ir;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads questions. Stateless, deterministic and safe to share between threads; the conversation is in
 * {@link Question#previous()}.
 */
public final class Interpreter {
  /** Below this a reading is offered, not answered. */
  private static final double ENOUGH = 0.6;

  /** Reads one question. Never throws for what a person typed. */
  public Interpretation interpret(Question question) {
    Vocabulary vocabulary = question.schema().vocabulary();
    List<Chunk> chunks = Linker.chunks(vocabulary, Tokenizer.tokens(question.text()));
    Sketch sketch = QuestionParser.parse(vocabulary, chunks);
    Optional<Ir> ir = new Composer(vocabulary).compose(sketch);
    if (ir.isEmpty()) {
      return new Interpretation.Impossible(
          Reason.NOT_UNDERSTOOD, "I could not make a query of this question.", List.of());
    }
    double confidence = Confidence.of(sketch, vocabulary);
    Candidate candidate =
        new Candidate(ir.get(), confidence, reading(sketch, question), sketch.warnings(), question.text());
    if (confidence < ENOUGH) {
      return new Interpretation.Impossible(
          Reason.NOT_UNDERSTOOD,
          "I am not sure enough of what this asks: " + String.join(", ", sketch.unread()),
          List.of());
    }
    return new Interpretation.Understood(List.of(candidate));
  }

  private static List<Reading> reading(Sketch sketch, Question question) {
    return sketch.notes().stream()
        .sorted(Comparator.comparingInt(Sketch.Note::start))
        .map(
            n ->
                new Reading(
                    question.text().substring(n.start(), n.end()), n.start(), n.end(), n.meaning()))
        .toList();
  }
}
