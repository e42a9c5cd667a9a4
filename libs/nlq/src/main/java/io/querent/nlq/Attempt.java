package io.querent.nlq;

import io.querent.nlq.dialogue.Titles;
import io.querent.nlq.parse.Sketch;
import io.querent.semantics.ir.Ir;
import java.util.Comparator;

/** One reading of a question with all that was found on the way. */
record Attempt(Ir ir, Sketch sketch, double confidence) {

  Candidate candidate(Question question) {
    return new Candidate(
        ir,
        confidence,
        sketch.notes().stream()
            .sorted(Comparator.comparingInt(Sketch.Note::start))
            .map(n -> reading(n, question.text()))
            .toList(),
        sketch.warnings(),
        Titles.of(sketch, question.schema().model()));
  }

  /** What tells it apart from other readings. */
  String label(Question question) {
    return Titles.precise(sketch, question.schema().model());
  }

  private static Reading reading(Sketch.Note note, String text) {
    int end = Math.min(note.end(), text.length());
    int start = Math.min(note.start(), end);
    return new Reading(text.substring(start, end), start, end, note.meaning());
  }
}
