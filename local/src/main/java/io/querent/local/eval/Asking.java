package io.querent.local.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.querent.local.client.QuerentClient;
import io.querent.local.client.RequestFailure;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Asks one question and judges the answer. */
final class Asking {

  private static final int PAGE = 1_000;

  private final QuerentClient querent;
  private final Queue<String> chats = new ConcurrentLinkedQueue<>();

  Asking(QuerentClient querent) {
    this.querent = querent;
  }

  private record Judgement(Outcome outcome, String note) {}

  Item ask(Question question, Engine engine, Target target) throws InterruptedException {
    long begin = System.nanoTime();
    JsonNode answer;
    try {
      answer = querent.ask(question.text(), target.datasourceId());
    } catch (IOException e) {
      return item(question, engine, failure(e), MissingNode.getInstance(), begin);
    }
    double elapsed = (System.nanoTime() - begin) / 1e6;
    Judgement judgement = judge(question, engine, target, answer);
    if (answer.hasNonNull("chat_id")) {
      chats.add(answer.get("chat_id").asText());
    }
    return new Item(
        question,
        engine,
        judgement.outcome(),
        judgement.note(),
        answer.path("sql").textValue(),
        answer.path("reading"),
        elapsed);
  }

  private static Item item(
      Question question, Engine engine, Judgement judgement, JsonNode answer, long begin) {
    return new Item(
        question,
        engine,
        judgement.outcome(),
        judgement.note(),
        null,
        answer.path("reading"),
        (System.nanoTime() - begin) / 1e6);
  }

  private static Judgement failure(IOException e) {
    String code = e instanceof RequestFailure refusal ? refusal.code() + ": " : "";
    return new Judgement(Outcome.FAILED, code + e.getMessage());
  }

  private Judgement judge(Question question, Engine engine, Target target, JsonNode answer)
      throws InterruptedException {
    String status = answer.path("status").asText();
    return switch (status) {
      case "answered" ->
          question.refusal()
              ? new Judgement(Outcome.WRONG, "answered what should be refused")
              : compared(question, engine, target, answer);
      case "awaiting_input" ->
          new Judgement(
              Outcome.ASKED_BACK, answer.path("clarification").path("question").asText(null));
      case "refused" ->
          new Judgement(
              question.refusal() ? Outcome.RIGHT : Outcome.REFUSED,
              answer.path("answer").asText(null));
      default -> new Judgement(Outcome.FAILED, status + ": " + answer.path("answer").asText(""));
    };
  }

  private Judgement compared(Question question, Engine engine, Target target, JsonNode answer)
      throws InterruptedException {
    try (Connection connection = target.connect()) {
      RowBag given = rows(answer);
      List<String> differences = new ArrayList<>();
      for (String sql : question.golds().get(engine)) {
        GoldRows gold = GoldRows.read(connection, sql);
        if (accepts(question, gold, given)) {
          return new Judgement(Outcome.RIGHT, null);
        }
        differences.add(difference(gold, given, answer));
      }
      return new Judgement(Outcome.WRONG, differences.getFirst());
    } catch (SQLException e) {
      return new Judgement(Outcome.FAILED, "the gold SQL cannot be run: " + e.getMessage());
    } catch (IOException e) {
      return new Judgement(Outcome.FAILED, "the result cannot be read: " + e.getMessage());
    }
  }

  private static boolean accepts(Question question, GoldRows gold, RowBag given) {
    return gold.ranks().isPresent() && GoldOrder.askedFor(question.text())
        ? RowBags.sameInOrder(gold.bag(), given, gold.ranks().get())
        : RowBags.same(gold.bag(), given);
  }

  private static String difference(GoldRows gold, RowBag given, JsonNode answer) {
    String sizes =
        "%d x %d instead of %d x %d"
            .formatted(
                given.rows().size(),
                given.columns(),
                gold.bag().rows().size(),
                gold.bag().columns());
    String cut = answer.path("truncated").asBoolean() ? ", cut at the row limit" : "";
    return RowBags.same(gold.bag(), given)
        ? "the rows are right, their order is not"
        : "other rows: " + sizes + cut + "; first " + first(given) + ", gold " + first(gold.bag());
  }

  private static String first(RowBag bag) {
    String text =
        bag.rows().stream()
            .findFirst()
            .map(row -> row.stream().map(Asking::shown).collect(Collectors.joining(", ", "[", "]")))
            .orElse("none");
    return text.length() > 160 ? text.substring(0, 160) + "…" : text;
  }

  private static String shown(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** The whole result: the head of the answer, and what is kept beyond it. */
  private RowBag rows(JsonNode answer) throws IOException, InterruptedException {
    List<List<Object>> rows = new ArrayList<>();
    add(rows, answer.path("rows"));
    long count = answer.path("row_count").asLong(rows.size());
    while (rows.size() < count) {
      JsonNode page = querent.page(answer.path("result_id").asText(), rows.size(), PAGE);
      int before = rows.size();
      add(rows, page.path("rows"));
      if (rows.size() == before) {
        throw new IOException("it ends after %d of %d rows".formatted(before, count));
      }
    }
    return RowBag.of(answer.path("columns").size(), rows);
  }

  private static void add(List<List<Object>> rows, JsonNode page) {
    for (JsonNode row : page) {
      List<Object> values = new ArrayList<>();
      row.forEach(value -> values.add(value(value)));
      rows.add(values);
    }
  }

  private static Object value(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isNumber()) {
      return value.decimalValue();
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  /** Removes the chats that questions began; they are of no use to anybody. */
  void forget() throws InterruptedException {
    int kept = 0;
    String reason = null;
    for (String chat = chats.poll(); chat != null; chat = chats.poll()) {
      try {
        querent.deleteChat(chat);
      } catch (IOException e) {
        kept++;
        reason = e.getMessage();
      }
    }
    if (kept > 0) {
      System.err.printf("%d chats could not be removed, the last because of %s%n", kept, reason);
    }
  }
}
