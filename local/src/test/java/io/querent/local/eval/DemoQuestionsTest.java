package io.querent.local.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.local.LocalEnvironment;
import io.querent.local.client.QuerentClient;
import io.querent.local.demo.DemoDataset;
import io.querent.local.demo.DemoDatasets;
import io.querent.local.demo.ScratchPostgres;
import io.querent.local.demo.Script;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the demo's questions against data that ends now. */
class DemoQuestionsTest {

  @TempDir private static Path folder;
  private static ScratchPostgres postgres;
  private static LocalEnvironment environment;
  private static List<Question> questions;

  @BeforeAll
  static void make() throws Exception {
    postgres = new ScratchPostgres();
    environment = postgres.environment(folder);
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    for (DemoDataset dataset : DemoDatasets.all()) {
      dataset.prepare(environment, now);
    }
    questions = Questions.read(Script.text("/eval/demo/questions.json"), "questions.json");
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Test
  void shouldAskTwentyQuestionsAboutEachDatasource() {
    Map<String, Long> counts =
        questions.stream()
            .collect(Collectors.groupingBy(Question::database, Collectors.counting()));

    assertThat(counts)
        .isEqualTo(Map.of("music", 20L, "shop", 20L, "energy", 20L, "monitoring", 20L));
  }

  @Test
  void shouldHaveARowForEveryGold() throws Exception {
    DemoDatabases databases =
        new DemoDatabases(environment, new QuerentClient(environment.gateway()));
    for (DemoDataset dataset : DemoDatasets.all()) {
      for (Question question : questions) {
        if (!question.database().equals(dataset.id())) {
          continue;
        }
        Engine engine = question.golds().keySet().iterator().next();
        try (Connection connection = databases.target(dataset, engine).connect()) {
          for (String sql : question.golds().get(engine)) {
            assertThat(GoldRows.read(connection, sql).bag().rows())
                .as(question.id() + ": " + sql)
                .isNotEmpty();
          }
        }
      }
    }
  }
}
