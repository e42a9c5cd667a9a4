package io.querent.nlq.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder of questions with accepted answers, and the SQLite databases that they are asked of. */
record QuestionSet(Path folder, List<Item> items) {

  /** One question with every SQL text whose result is accepted. */
  record Item(String id, String database, String question, List<String> gold) {}

  /**
   * The set beside the repository, or where {@code querent.shared.data} says; empty when there is
   * none.
   */
  static Optional<QuestionSet> find() {
    String property = System.getProperty("querent.shared.data");
    Path folder =
        property != null
            ? Path.of(property).resolve("questions")
            : Path.of("").toAbsolutePath().resolve("../../../shared/data/questions").normalize();
    return Files.exists(folder.resolve("questions.json"))
        ? Optional.of(read(folder))
        : Optional.empty();
  }

  private static QuestionSet read(Path folder) {
    List<Item> items = new ArrayList<>();
    try {
      for (JsonNode node :
          new ObjectMapper().readTree(Files.readString(folder.resolve("questions.json")))) {
        List<String> gold = new ArrayList<>();
        JsonNode sqlite = node.path("sqlite");
        if (sqlite.isArray()) {
          sqlite.forEach(s -> gold.add(s.asText()));
        } else {
          gold.add(sqlite.asText());
        }
        items.add(
            new Item(
                node.get("id").asText(),
                node.get("database").asText(),
                node.get("question").asText(),
                gold));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read the questions in " + folder, e);
    }
    return new QuestionSet(folder, List.copyOf(items));
  }

  Path database(String name) {
    return folder.resolve("sqlite").resolve(name).resolve(name + ".sqlite");
  }
}
