package io.querent.local.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One question on one engine, asked and judged.
 *
 * @param note why it is not right, for people; null when there is nothing to say
 * @param sql what was run; null when nothing was
 * @param reading how the question was read, as the answer gives it
 * @param elapsedMs from sending the question to having read the answer
 */
record Item(
    Question question,
    Engine engine,
    Outcome outcome,
    String note,
    String sql,
    JsonNode reading,
    double elapsedMs) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** One line of JSON. */
  String line() {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("id", question.id());
    line.put("database", question.database());
    line.put("engine", engine.word());
    line.put("question", question.text());
    line.put("outcome", outcome.word());
    line.put("note", note);
    line.put("sql", sql);
    line.set("reading", reading);
    line.put("elapsed_ms", Math.round(elapsedMs * 10) / 10.0);
    if (outcome != Outcome.RIGHT) {
      line.set("gold", MAPPER.valueToTree(question.golds().get(engine)));
    }
    return line.toString();
  }
}
