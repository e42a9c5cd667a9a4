package io.querent.nlq;

import io.querent.nlq.dialogue.FollowUps;
import io.querent.nlq.dialogue.WriteRequests;
import io.querent.nlq.link.Chunk;
import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.text.Token;
import io.querent.nlq.text.Tokenizer;
import io.querent.nlq.text.WordLists;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads questions. Stateless, deterministic and safe to share between threads; the conversation is
 * in {@link Question#previous()}.
 */
public final class Interpreter {
  /** From here on a reading is answered. */
  private static final double ENOUGH = 0.65;

  /** From here on a reading is worth offering as a choice. */
  private static final double WORTH_ASKING = 0.25;

  /** Reads one question. Never throws for what a person typed. */
  public Interpretation interpret(Question question) {
    List<Token> tokens = Tokenizer.tokens(question.text());
    Optional<String> refused = refusal(tokens);
    if (refused.isPresent()) {
      return new Interpretation.Impossible(
          Reason.WRITE_REQUEST, refused.get(), suggestions(question));
    }
    if (tokens.stream().noneMatch(t -> t.isWord() || t.isNumber() || t.isQuoted())) {
      return new Interpretation.Impossible(
          Reason.NOT_A_QUESTION, "There is no question in this.", suggestions(question));
    }
    if (question.previous() != null && FollowUps.onlyDraws(tokens)) {
      return again(question);
    }
    Vocabulary vocabulary = question.schema().vocabulary();
    LocalDateTime now = LocalDateTime.ofInstant(question.now(), question.zone());
    Attempts attempts = new Attempts(vocabulary, tokens, now);
    Optional<Attempt> best = best(question, tokens, attempts);
    if (best.isEmpty()) {
      return nothing(question, attempts.chunks());
    }
    return conclude(question, attempts, best.get());
  }

  /** Why a text is refused whatever the data: it asks to change them. Empty when it does not. */
  public static Optional<String> refusal(String text) {
    return refusal(Tokenizer.tokens(text));
  }

  private static Optional<String> refusal(List<Token> tokens) {
    return Optional.ofNullable(WriteRequests.verbIn(tokens))
        .map(verb -> "I only read data; I cannot " + verb + " anything.");
  }

  private static Interpretation again(Question question) {
    Reading reading =
        new Reading(
            question.text(), 0, question.text().length(), "the same data, drawn another way");
    return new Interpretation.Understood(
        List.of(
            new Candidate(
                question.previous(), 0.95, List.of(reading), List.of(), question.text())));
  }

  private static Optional<Attempt> best(Question question, List<Token> tokens, Attempts attempts) {
    Optional<Attempt> own = attempts.best();
    if (question.previous() == null) {
      return own;
    }
    Optional<Attempt> following = attempts.following(question.previous(), tokens);
    if (FollowUps.refersBack(tokens)) {
      return following.or(() -> own);
    }
    boolean weak = own.isEmpty() || own.get().confidence() < ENOUGH;
    boolean better =
        following.isPresent() && following.get().confidence() >= ENOUGH && tokens.size() <= 12;
    return weak && better ? following : own;
  }

  private Interpretation conclude(Question question, Attempts attempts, Attempt best) {
    if (best.confidence() >= 0.9) {
      return new Interpretation.Understood(List.of(best.candidate(question)));
    }
    List<Attempt> others = attempts.others(best);
    if (best.confidence() >= ENOUGH) {
      List<Candidate> candidates = new ArrayList<>(List.of(best.candidate(question)));
      others.stream()
          .filter(a -> a.confidence() >= WORTH_ASKING)
          .forEach(a -> candidates.add(a.candidate(question)));
      return new Interpretation.Understood(candidates);
    }
    List<Choice> choices = new ArrayList<>();
    offer(choices, best, question);
    others.forEach(a -> offer(choices, a, question));
    if (choices.size() >= 2 && !best.sketch().lost()) {
      return new Interpretation.Unclear(asking(best), choices);
    }
    return notUnderstood(question, best);
  }

  private static void offer(List<Choice> choices, Attempt attempt, Question question) {
    Candidate candidate = attempt.candidate(question);
    String label = attempt.label(question);
    boolean repeated = choices.stream().anyMatch(c -> c.label().equals(label));
    if (attempt.confidence() >= WORTH_ASKING && !repeated && choices.size() < 4) {
      choices.add(new Choice(label, candidate));
    }
  }

  private static String asking(Attempt best) {
    List<String> unread = unread(best);
    return unread.isEmpty()
        ? "Which of these do you mean?"
        : "I do not know what " + quoted(unread) + " means here. Which of these do you mean?";
  }

  private static Interpretation notUnderstood(Question question, Attempt best) {
    List<String> unread = unread(best);
    if (unread.isEmpty()) {
      return new Interpretation.Impossible(
          Reason.NOT_UNDERSTOOD,
          "I am not sure enough of what this asks. Try naming the table, the columns and the"
              + " conditions.",
          suggestions(question));
    }
    return new Interpretation.Impossible(
        Reason.NOT_IN_DATA,
        "I found nothing in this data for " + quoted(unread) + ".",
        suggestions(question));
  }

  private static List<String> unread(Attempt attempt) {
    return attempt.sketch().unread().stream()
        .filter(w -> !WordLists.english().isFiller(w))
        .distinct()
        .limit(4)
        .toList();
  }

  private static String quoted(List<String> words) {
    return words.stream().map(w -> "'" + w + "'").collect(Collectors.joining(", "));
  }

  private static Interpretation nothing(Question question, List<Chunk> chunks) {
    boolean linked = chunks.stream().anyMatch(c -> !c.links().isEmpty());
    if (linked) {
      return new Interpretation.Impossible(
          Reason.NOT_CONNECTED,
          "I know the words, but no relationship connects what they name.",
          suggestions(question));
    }
    boolean asks = chunks.stream().anyMatch(c -> c.tag() != null) && chunks.size() > 2;
    List<String> words =
        chunks.stream()
            .filter(
                c ->
                    c.tag() == null
                        && c.first().isWord()
                        && !WordLists.english().isFiller(c.lower()))
            .map(Chunk::lower)
            .distinct()
            .limit(4)
            .toList();
    if (!asks || words.isEmpty()) {
      return new Interpretation.Impossible(
          Reason.NOT_A_QUESTION,
          "I did not find a question about the data in this.",
          suggestions(question));
    }
    return new Interpretation.Impossible(
        Reason.NOT_IN_DATA,
        "I found nothing in this data for " + quoted(words) + ".",
        suggestions(question));
  }

  /** Questions of the semantic model, else counts of the largest tables. */
  private static List<String> suggestions(Question question) {
    List<String> known = question.schema().model().questions();
    if (!known.isEmpty()) {
      return known.stream().limit(3).toList();
    }
    return question.schema().catalogue().tables().stream()
        .sorted((a, b) -> Long.compare(rows(b.rowCount()), rows(a.rowCount())))
        .limit(3)
        .map(t -> "How many " + t.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " are there?")
        .toList();
  }

  private static long rows(Long count) {
    return count == null ? 0 : count;
  }
}
