package io.querent.local.eval;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code questions.json}: a list of {@code {id, database, question, postgres?, sqlite?,
 * duckdb?, expect?}} where the gold of an engine is one SQL text or a list of accepted ones, or
 * null, and {@code expect} is {@code answer}, the default, or {@code refuse}.
 */
final class Questions {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Questions() {}

  static List<Question> read(String json, String source) throws EvaluationFailure {
    JsonNode list;
    try {
      list = MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new EvaluationFailure(
          "%s is not valid JSON: %s".formatted(source, e.getOriginalMessage()), e);
    }
    if (list == null || !list.isArray() || list.isEmpty()) {
      throw new EvaluationFailure(source + " must be a list of questions and not be empty");
    }
    List<Question> questions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      Question question = question(list.get(i), "%s, entry %d".formatted(source, i + 1));
      if (!ids.add(question.id())) {
        throw new EvaluationFailure(
            "%s, entry %d: the id %s is given twice".formatted(source, i + 1, question.id()));
      }
      questions.add(question);
    }
    return questions;
  }

  private static Question question(JsonNode entry, String place) throws EvaluationFailure {
    Map<Engine, List<String>> golds = new EnumMap<>(Engine.class);
    for (Engine engine : Engine.values()) {
      List<String> accepted = gold(entry.path(engine.word()), place + ", " + engine.word());
      if (!accepted.isEmpty()) {
        golds.put(engine, accepted);
      }
    }
    String expect = entry.path("expect").asText("answer");
    if (!expect.equals("answer") && !expect.equals("refuse")) {
      throw new EvaluationFailure(
          "%s: 'expect' is answer or refuse, not '%s'".formatted(place, expect));
    }
    if (golds.isEmpty() && expect.equals("answer")) {
      throw new EvaluationFailure(
          place + ": there is no gold SQL; give postgres, sqlite or duckdb, or expect refuse");
    }
    return new Question(
        required(entry, "id", place),
        required(entry, "database", place),
        required(entry, "question", place),
        golds,
        expect.equals("refuse"));
  }

  private static String required(JsonNode entry, String key, String place)
      throws EvaluationFailure {
    String text = entry.path(key).asText("");
    if (text.isBlank()) {
      throw new EvaluationFailure("%s: '%s' is missing".formatted(place, key));
    }
    return text;
  }

  private static List<String> gold(JsonNode gold, String place) throws EvaluationFailure {
    List<String> accepted = new ArrayList<>();
    if (gold.isTextual()) {
      accepted.add(gold.textValue());
    } else if (gold.isArray()) {
      gold.forEach(text -> accepted.add(text.asText()));
    } else if (!gold.isNull() && !gold.isMissingNode()) {
      throw new EvaluationFailure(place + ": must be one SQL text, a list of them, or null");
    }
    accepted.removeIf(String::isBlank);
    return accepted;
  }
}
