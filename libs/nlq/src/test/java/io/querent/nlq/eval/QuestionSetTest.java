package io.querent.nlq.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Asks a sample of the public question set, or all of it with {@code -Dquerent.questions=all}, and
 * holds the interpreter to floors. {@code -Dquerent.questions.out=file} writes one JSON line per
 * question.
 */
class QuestionSetTest {
  private static final int EVERY = 3;

  @Test
  void shouldAnswerMostQuestionsRightAndFewWrong() throws SQLException, IOException {
    QuestionSet set =
        QuestionSet.find()
            .orElseGet(
                () -> abort("SKIPPED: no question set found; set -Dquerent.shared.data=<folder>"));
    boolean all = "all".equals(System.getProperty("querent.questions"));
    List<Evaluation.Result> results = new ArrayList<>();
    try (Evaluation evaluation = new Evaluation(set)) {
      for (int i = 0; i < set.items().size(); i += all ? 1 : EVERY) {
        results.add(evaluation.ask(set.items().get(i)));
      }
    }

    write(results);
    Map<Evaluation.Outcome, Double> shares = shares(results);
    System.out.println("question set: " + results.size() + " asked, " + shares);
    assertThat(shares.get(Evaluation.Outcome.RIGHT)).as("right").isGreaterThanOrEqualTo(0.60);
    assertThat(shares.get(Evaluation.Outcome.WRONG)).as("wrong").isLessThanOrEqualTo(0.20);
    assertThat(shares.get(Evaluation.Outcome.FAILED)).as("failed").isLessThanOrEqualTo(0.02);
  }

  private static Map<Evaluation.Outcome, Double> shares(List<Evaluation.Result> results) {
    Map<Evaluation.Outcome, Double> shares = new EnumMap<>(Evaluation.Outcome.class);
    for (Evaluation.Outcome outcome : Evaluation.Outcome.values()) {
      long count = results.stream().filter(r -> r.outcome() == outcome).count();
      shares.put(outcome, Math.round(1000.0 * count / results.size()) / 1000.0);
    }
    return shares;
  }

  private static void write(List<Evaluation.Result> results) throws IOException {
    String out = System.getProperty("querent.questions.out");
    if (out == null) {
      return;
    }
    ObjectMapper mapper = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (Evaluation.Result result : results) {
      ObjectNode line = mapper.createObjectNode();
      line.put("id", result.item().id());
      line.put("database", result.item().database());
      line.put("outcome", result.outcome().name().toLowerCase(java.util.Locale.ROOT));
      line.put("question", result.item().question());
      line.put("sql", result.sql());
      line.put("gold", result.item().gold().getFirst());
      line.put("reading", result.reading());
      line.put("confidence", result.confidence());
      line.put("ms", result.nanos() / 1e6);
      lines.add(mapper.writeValueAsString(line));
    }
    Files.write(Path.of(out), lines);
  }
}
