package io.querent.agent.model;

import io.querent.agent.context.Exchange;
import io.querent.agent.context.KnownSchema;
import io.querent.agent.context.Proposal;
import io.querent.agent.context.RunContext;
import io.querent.agent.context.Schemas;
import io.querent.contracts.agent.ReadingPart;
import io.querent.nlq.Candidate;
import io.querent.nlq.Choice;
import io.querent.nlq.Interpretation;
import io.querent.nlq.Interpreter;
import io.querent.nlq.Question;
import io.querent.nlq.Reason;
import io.querent.semantics.ir.Ir;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads a question against the chosen datasource, or against all of them to find the one it is
 * about: the most confident reading wins, the datasource of the conversation is preferred a little,
 * and two equally good ones are asked back.
 */
final class QuestionReader {
  private static final double CONVERSATION_BONUS = 0.05;
  private static final double TOO_CLOSE = 0.02;
  private static final int MOST_CHOICES = 4;
  private static final Interpreter INTERPRETER = new Interpreter();

  private final Schemas schemas;

  QuestionReader(Schemas schemas) {
    this.schemas = schemas;
  }

  /** What became of the question. */
  sealed interface Outcome {
    record Clear(Proposal proposal) implements Outcome {}

    record AskBack(String question, List<Option> options) implements Outcome {}

    record Declined(String message) implements Outcome {}
  }

  /** One choice of a question back. */
  record Option(String label, Proposal proposal) {}

  private record Reading(KnownSchema source, Interpretation interpretation, double score) {}

  Outcome read(RunContext context) {
    if (context.chosen() != null) {
      return new Outcome.Clear(context.chosen());
    }
    List<KnownSchema> sources =
        context.datasourceId() == null
            ? schemas.all()
            : List.of(schemas.of(context.datasourceId()));
    if (sources.isEmpty()) {
      return new Outcome.Declined(
          "There is no datasource to ask yet. Add one on the datasource page, or with"
              + " `querent datasources add`.");
    }
    List<Reading> readings = new ArrayList<>();
    for (KnownSchema source : sources) {
      readings.add(read(context, source));
    }
    readings.sort(Comparator.comparingDouble(Reading::score).reversed());
    Reading best = readings.getFirst();
    return switch (best.interpretation()) {
      case Interpretation.Understood understood -> understood(best, understood, readings);
      case Interpretation.Unclear unclear -> unclear(best.source(), unclear);
      case Interpretation.Impossible _ -> declined(readings);
    };
  }

  private Reading read(RunContext context, KnownSchema source) {
    String conversation = context.lastAnswered().map(e -> e.answer().datasourceId()).orElse(null);
    boolean sameSource = source.datasource().id().equals(conversation);
    Ir previous =
        sameSource
            ? context.lastAnswered().map(Exchange::answer).map(a -> a.ir()).orElse(null)
            : null;
    Interpretation interpretation =
        INTERPRETER.interpret(
            new Question(
                context.question(), source.index(), previous, context.now(), context.zone()));
    double score =
        switch (interpretation) {
          case Interpretation.Understood u -> 2 + u.best().confidence();
          case Interpretation.Unclear u ->
              1 + u.choices().stream().mapToDouble(c -> c.candidate().confidence()).max().orElse(0);
          case Interpretation.Impossible i -> i.reason() == Reason.WRITE_REQUEST ? 0.5 : 0;
        };
    return new Reading(source, interpretation, sameSource ? score + CONVERSATION_BONUS : score);
  }

  private static Outcome understood(
      Reading best, Interpretation.Understood understood, List<Reading> readings) {
    List<Reading> rivals =
        readings.stream()
            .filter(r -> r.interpretation() instanceof Interpretation.Understood)
            .filter(r -> best.score() - r.score() < TOO_CLOSE)
            .limit(MOST_CHOICES)
            .toList();
    if (rivals.size() < 2 || best.source().datasource().isDefault()) {
      return new Outcome.Clear(proposal(best.source(), understood.best()));
    }
    List<Option> options = new ArrayList<>();
    for (Reading rival : rivals) {
      Candidate candidate = ((Interpretation.Understood) rival.interpretation()).best();
      options.add(
          new Option(
              rival.source().datasource().displayName() + ": " + candidate.title(),
              proposal(rival.source(), candidate)));
    }
    return new Outcome.AskBack("Several datasources can answer this. Which one?", options);
  }

  private static Outcome unclear(KnownSchema source, Interpretation.Unclear unclear) {
    List<Option> options = new ArrayList<>();
    for (Choice choice : unclear.choices()) {
      options.add(new Option(choice.label(), proposal(source, choice.candidate())));
    }
    return new Outcome.AskBack(unclear.question(), options);
  }

  private static Outcome declined(List<Reading> readings) {
    Interpretation.Impossible first =
        (Interpretation.Impossible) readings.getFirst().interpretation();
    if (readings.size() == 1 || first.reason() == Reason.WRITE_REQUEST) {
      String hint =
          first.suggestions().isEmpty() ? "" : " Try: " + String.join(" · ", first.suggestions());
      return new Outcome.Declined(first.message() + hint);
    }
    String names =
        readings.stream()
            .map(r -> r.source().datasource().displayName())
            .collect(Collectors.joining(", "));
    String questions =
        readings.stream()
            .flatMap(r -> r.source().datasource().questions().stream().limit(1))
            .distinct()
            .limit(MOST_CHOICES)
            .collect(Collectors.joining(" · "));
    String hint = questions.isEmpty() ? "" : " Questions that work: " + questions;
    return new Outcome.Declined(
        "None of the datasources (%s) seems to hold what this asks for.%s".formatted(names, hint));
  }

  private static Proposal proposal(KnownSchema source, Candidate candidate) {
    List<ReadingPart> reading =
        candidate.reading().stream()
            .map(r -> new ReadingPart(r.words(), r.start(), r.end(), r.meaning()))
            .toList();
    return new Proposal(
        source.datasource().id(), candidate.title(), candidate.ir(), reading, candidate.warnings());
  }
}
