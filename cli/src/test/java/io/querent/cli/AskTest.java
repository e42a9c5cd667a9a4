package io.querent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskTest {
  private static final String MESSAGES = "POST /v1/chats/chat_1/messages";

  @TempDir Path home;
  private FakeServer server;
  private Cli cli;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer().json("POST /v1/chats", "{\"id\":\"chat_1\"}");
    server.events(MESSAGES, Runs.started(), Runs.finished(2, "success", Runs.ANSWER));
    cli = new Cli(server.url(), home);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldPrintTextTableSparklineReadingAndOrigin() {
    Outcome outcome = cli.run("ask", "Revenue", "per", "month", "--datasource", "shop");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .isEqualTo(
            """
            Two months.

            month       revenue (EUR)
            ──────────  ─────────────
            2025-02-01       2,000.50
            2025-01-01       1,000.00

            revenue  ▁█  1,000.00 … 2,000.50

            read as: per month → per month of orders
            2 rows from shop in 0.17 s · chat_1
            """);
    assertThat(server.seen(MESSAGES).body())
        .contains("\"content\":\"Revenue per month\"", "\"datasource_id\":\"shop\"");
  }

  @Test
  void shouldShowSqlOnDemandAndNoChartWhenNotWanted() {
    String out = cli.run("ask", "Revenue", "--sql", "--no-chart").out();

    assertThat(out).contains("\nSELECT 1\n").doesNotContain("▁█");
  }

  @Test
  void shouldDrawBarsBesideTheRows() {
    String bars = Runs.ANSWER.replace("\"line\"", "\"bar\"");
    server.events(MESSAGES, Runs.finished(1, "success", bars));

    assertThat(cli.run("ask", "Revenue").out())
        .contains("2025-02-01       2,000.50  " + "█".repeat(24) + "\n")
        .contains("2025-01-01       1,000.00  " + "█".repeat(12) + "\n");
  }

  @Test
  void shouldPrintExactlyTheServersJson() {
    server.json("POST /v1/ask/quick", Runs.ANSWER);

    Outcome outcome = cli.run("ask", "Revenue", "--json");

    assertThat(outcome).isEqualTo(new Outcome(0, Runs.ANSWER, ""));
    assertThat(server.seen())
        .extracting(FakeServer.Seen::line)
        .containsExactly("POST /v1/ask/quick");
  }

  @Test
  void shouldNameTheOnlyModelToAsk() {
    server.json("POST /v1/ask/quick", Runs.ANSWER);

    cli.run("ask", "Revenue", "--model", "spare");
    cli.run("ask", "Revenue", "--model", "spare", "--json");

    assertThat(server.seen(MESSAGES).body()).contains("\"force_model\":\"spare\"");
    assertThat(server.seen("POST /v1/ask/quick").body()).contains("\"force_model\":\"spare\"");
  }

  @Test
  void shouldPrintTheWholeResultAsCsv() {
    server.json("POST /v1/ask/quick", Runs.ANSWER);
    String csv = "month,revenue\r\n2025-01-01,1000\r\n";
    server.on(
        "GET /v1/results/res_1?format=csv",
        exchange -> FakeServer.send(exchange, 200, "text/csv", csv));

    assertThat(cli.run("ask", "Revenue", "--csv")).isEqualTo(new Outcome(0, csv, ""));
  }

  @Test
  void shouldTellHowToChooseWhenNobodyIsThere() {
    server.events(MESSAGES, Runs.finished(1, "awaiting_input", Runs.CLARIFICATION));

    Outcome outcome = cli.run("ask", "Revenue");

    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.out()).contains("Which revenue", "1. Gross revenue", "2. Net revenue");
    assertThat(outcome.err()).contains("--chat chat_1 --choice gross");
  }

  @Test
  void shouldSendTheChoiceThatAPersonPicks() {
    server.on(
        MESSAGES,
        exchange -> {
          boolean chosen = server.seen().getLast().body().contains("\"choice\":\"net\"");
          String end =
              chosen
                  ? Runs.finished(1, "success", Runs.ANSWER)
                  : Runs.finished(1, "awaiting_input", Runs.CLARIFICATION);
          FakeServer.send(exchange, 200, "text/event-stream", end);
        });

    Outcome outcome = cli.atTerminal(100, "2\n", "").run("ask", "Revenue");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("Choose 1–2", "Two months.");
    assertThat(server.seen().getLast().body()).contains("\"content\":\"Net revenue\"");
  }

  @Test
  void shouldTakeUpABrokenStreamAfterTheLastEvent() {
    server.events(MESSAGES, Runs.started());
    server.events("GET /v1/runs/run_1/events", Runs.finished(2, "success", Runs.ANSWER));

    Outcome outcome = cli.run("ask", "Revenue");

    assertThat(outcome.exitCode()).isZero();
    assertThat(server.seen("GET /v1/runs/run_1/events").lastEventId()).isEqualTo("1");
  }

  @Test
  void shouldWriteTheAnswersTextOnceWhileItStreams() {
    String block = "{\"block\":{\"id\":\"b\",\"kind\":\"answer\",\"status\":\"in_progress\"}}";
    server.events(
        MESSAGES,
        Runs.started(),
        Runs.event(2, "block.upsert", block),
        token(3, "Two mon"),
        token(4, "ths."),
        Runs.finished(5, "success", Runs.ANSWER));

    String out = cli.atTerminal(100, "", "").run("ask", "Revenue").out();

    assertThat(out).containsOnlyOnce("Two months.");
    assertThat(out).contains("\u001b[1m");
  }

  @Test
  void shouldHaveNoColoursWhenSwitchedOff() {
    String variable = cli.atTerminal(100, "", "").with("NO_COLOR", "1").run("ask", "Revenue").out();
    String option =
        new Cli(server.url(), home).atTerminal(100, "", "").run("ask", "x", "--no-color").out();

    assertThat(variable).doesNotContain("\u001b[1m", "\u001b[36m");
    assertThat(option).doesNotContain("\u001b[1m", "\u001b[36m");
  }

  @Test
  void shouldFailWithTheRunsProblem() {
    String problem =
        "{\"title\":\"The language model is not available\",\"detail\":\"No provider answers.\","
            + "\"status\":502,\"code\":\"model_unavailable\",\"who\":\"upstream\"}";
    server.events(
        MESSAGES,
        Runs.event(1, "completion.finished", "{\"status\":\"error\",\"error\":" + problem + "}"));

    Outcome outcome = cli.run("ask", "Revenue");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err().lines()).hasSize(2);
    assertThat(outcome.err()).contains("No provider answers.", "Try again");
  }

  @Test
  void shouldStopARunThatTakesTooLong() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    server.on(
        MESSAGES,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(Runs.started().getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          stopped.await(20, TimeUnit.SECONDS);
        });
    server.on(
        "POST /v1/runs/run_1/stop",
        exchange -> {
          stopped.countDown();
          FakeServer.send(exchange, 200, "application/json", "{\"status\":\"stopped\"}");
        });

    Outcome outcome = cli.run("ask", "Revenue", "--timeout", "1");

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("waited 1 s", "--timeout");
    assertThat(stopped.await(0, TimeUnit.SECONDS)).isTrue();
  }

  private static String token(int id, String token) {
    String data = "{\"block_id\":\"b\",\"field\":\"content\",\"token\":\"" + token + "\"}";
    return Runs.event(id, "block.delta.token", data);
  }
}
