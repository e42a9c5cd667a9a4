package io.querent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
  private static final String MESSAGES = "POST /v1/chats/chat_1/messages";

  @TempDir Path home;
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer().json("POST /v1/chats", "{\"id\":\"chat_1\"}");
    server.events(MESSAGES, Runs.started(), Runs.finished(2, "success", Runs.ANSWER));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldFollowUpInOneChatUntilANewOneIsWanted() {
    Outcome outcome = shell("Revenue\nby country\n\\new\nOrders\n");

    assertThat(outcome.exitCode()).isZero();
    assertThat(server.seen())
        .extracting(FakeServer.Seen::line)
        .containsExactly("POST /v1/chats", MESSAGES, MESSAGES, "POST /v1/chats", MESSAGES);
  }

  @Test
  void shouldShowTheSqlOfTheLastAnswerAndStopAtQuit() {
    Outcome outcome = shell("Revenue\n\\sql\n\\q\nnever asked\n");

    assertThat(outcome.out()).contains("\nSELECT 1\n");
    assertThat(server.seen()).hasSize(2);
  }

  @Test
  void shouldWriteTheLastResultToAFile() {
    server.on(
        "GET /v1/results/res_1?format=csv",
        exchange -> FakeServer.send(exchange, 200, "text/csv", "a\n1\n"));
    Path file = home.resolve("answer.csv");

    shell("Revenue\n\\csv " + file + "\n");

    assertThat(file).hasContent("a\n1\n");
  }

  @Test
  void shouldSayWhichFileCannotBeWritten() {
    Outcome outcome = shell("Revenue\n\\csv " + home.resolve("no/folder.csv") + "\n");

    assertThat(outcome.err()).contains("There is no file or folder", "no/folder.csv");
    assertThat(outcome.err().lines()).hasSize(2);
  }

  @Test
  void shouldTakeANumberForAChoiceAndAnythingElseForAQuestion() {
    server.events(MESSAGES, Runs.finished(1, "awaiting_input", Runs.CLARIFICATION));

    shell("Revenue\n2\nRevenue\nOrders instead\n");

    assertThat(server.seen())
        .extracting(FakeServer.Seen::body)
        .contains("{\"content\":\"Net revenue\",\"choice\":\"net\"}")
        .contains("{\"content\":\"Orders instead\"}");
  }

  @Test
  void shouldSendQuestionsToTheChosenDatasource() {
    server.json("GET /v1/datasources/music", "{\"id\":\"music\",\"display_name\":\"Music shop\"}");

    Outcome outcome = shell("\\use music\nRevenue\n");

    assertThat(outcome.out()).contains("Asking Music shop.");
    assertThat(server.seen(MESSAGES).body()).contains("\"datasource_id\":\"music\"");
  }

  @Test
  void shouldGoOnAfterAnError() {
    Outcome outcome = shell("\\nonsense\n\\sql\nRevenue\n");

    assertThat(outcome.err()).contains("There is no command \\nonsense", "Ask a question first.");
    assertThat(outcome.out()).contains("Two months.");
  }

  private Outcome shell(String lines) {
    return new Cli(server.url(), home).piped(lines).run();
  }
}
