package io.querent.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.query.Chart;
import io.querent.cli.query.ResultRows;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What came of a question, read from the server's JSON; unknown fields are ignored. */
public record Answer(
    String chatId,
    Status status,
    String text,
    String datasourceId,
    String sql,
    ResultRows rows,
    Optional<Chart> chart,
    List<Reading> reading,
    Optional<Clarification> clarification,
    List<String> warnings,
    long elapsedMs) {

  /** How the run ended. */
  public enum Status {
    ANSWERED,
    AWAITING_INPUT,
    REFUSED,
    FAILED,
    STOPPED;

    static Status of(String word) {
      return switch (word) {
        case "answered" -> ANSWERED;
        case "awaiting_input" -> AWAITING_INPUT;
        case "refused" -> REFUSED;
        case "stopped" -> STOPPED;
        default -> FAILED;
      };
    }
  }

  /** How some words of the question were understood. */
  public record Reading(String words, String meaning) {}

  /** A question back, with what can be chosen. */
  public record Clarification(String question, List<Choice> choices) {}

  /** One answer to a question back. */
  public record Choice(String id, String label) {}

  /** Reads the server's Answer. */
  public static Answer of(JsonNode json) {
    return new Answer(
        json.path("chat_id").asText(""),
        Status.of(json.path("status").asText()),
        json.path("answer").asText(""),
        json.path("datasource_id").asText(""),
        json.path("sql").asText(""),
        ResultRows.of(json),
        Optional.of(json.path("chart")).filter(JsonNode::isObject).map(Chart::of),
        list(
            json.path("reading"),
            part -> new Reading(part.path("words").asText(), part.path("meaning").asText())),
        Optional.of(json.path("clarification"))
            .filter(JsonNode::isObject)
            .map(Answer::clarificationOf),
        list(json.path("warnings"), JsonNode::asText),
        json.path("elapsed_ms").asLong());
  }

  /** The end of a run that brought nothing, such as one that was stopped. */
  static Answer withoutResult(Status status) {
    ResultRows nothing = new ResultRows("", List.of(), List.of(), 0, false);
    String text = status == Status.STOPPED ? "Stopped." : "The run ended without an answer.";
    return new Answer(
        "",
        status,
        text,
        "",
        "",
        nothing,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        0);
  }

  private static Clarification clarificationOf(JsonNode json) {
    return new Clarification(
        json.path("question").asText(""),
        list(
            json.path("choices"),
            choice -> new Choice(choice.path("id").asText(), choice.path("label").asText())));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> item) {
    return StreamSupport.stream(array.spliterator(), false).map(item).toList();
  }
}
