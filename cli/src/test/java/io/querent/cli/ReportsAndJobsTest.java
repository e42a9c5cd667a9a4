package io.querent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsAndJobsTest {
  private static final String REPORT =
      """
      {"key":"daily","title":"Daily sales","latest_version":2,"datasource_id":"shop",
       "archived":false,"updated_at":"2026-01-02T03:04:05Z"}\
      """;
  private static final String VERSION =
      """
      {"version":2,"datasource_id":"shop","def_json":{"version":"1","params":{
       "exposed":["from","people","most"],
       "schema":{"type":"object","properties":{"from":{"type":"string","format":"date"},
        "people":{"type":"array","items":{"type":"string"}},"most":{"type":"integer"}}},
       "defaults":{"from":"now-30d/d"}}}}\
      """;
  private static final String RUN =
      """
      {"id":"rrun_1","report_key":"daily","version":2,"status":"completed","datasource_id":"shop",
       "columns":[{"name":"day","type":"date"},{"name":"sales","type":"integer"}],
       "rows":[["2026-01-01",7],["2026-01-02",9]],"row_count":2,"truncated":false,
       "result_id":"res_1","visuals":[{"type":"bar","x":"day","y":["sales"]}],
       "warnings":["Careful."],"verdict":"warn","cached_from":"rrun_0"}\
      """;

  @TempDir Path home;
  private FakeServer server;
  private Cli cli;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    cli = new Cli(server.url(), home);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldListReports() {
    server.json("GET /v1/reports?limit=100&archived=false&q=sal", "{\"items\":[" + REPORT + "]}");

    Outcome outcome = cli.run("reports", "list", "--search", "sal");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("daily", "Daily sales", "shop");
  }

  @Test
  void shouldShowHowAReportIsRun() {
    server.json("GET /v1/reports/daily", REPORT).json("GET /v1/reports/daily/versions/2", VERSION);

    Outcome outcome = cli.run("reports", "show", "daily");

    assertThat(outcome.out()).contains("--param from=now-30d/d", "--param people=<array>");
  }

  @Test
  void shouldRunAReportWithParametersOfTheTypesInItsSchema() {
    server
        .json("GET /v1/reports/daily", REPORT)
        .json("GET /v1/reports/daily/versions/2", VERSION)
        .json("POST /v1/reports/daily/run?fresh=true", RUN);

    Outcome outcome =
        cli.run(
            "reports",
            "run",
            "daily",
            "--fresh",
            "-p",
            "from=2026-01-01",
            "-p",
            "people=A",
            "-p",
            "people=B",
            "-p",
            "most=3");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(server.seen("POST /v1/reports/daily/run?fresh=true").body())
        .isEqualTo("{\"params\":{\"from\":\"2026-01-01\",\"people\":[\"A\",\"B\"],\"most\":3}}");
    assertThat(outcome.out())
        .contains("2026-01-02", "Careful.", "Quality check: warn", "from a moment ago");
  }

  @Test
  void shouldSayWhichParameterDoesNotFit() {
    server.json("GET /v1/reports/daily", REPORT).json("GET /v1/reports/daily/versions/2", VERSION);

    Outcome outcome = cli.run("reports", "run", "daily", "-p", "most=many");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("'many' does not fit parameter most", "integer");
  }

  @Test
  void shouldTellWhyARunFailed() {
    server.json(
        "POST /v1/reports/daily/run?fresh=false",
        """
        {"id":"rrun_2","status":"failed","error":{"detail":"There is no table orders."}}\
        """);

    Outcome outcome = cli.run("reports", "run", "daily");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("There is no table orders.", "rrun_2");
  }

  @Test
  void shouldMoveAReportThroughAFile() throws IOException {
    Path file = home.resolve("daily.yaml");
    server
        .on(
            "GET /v1/reports/daily/export?format=yaml",
            exchange -> FakeServer.send(exchange, 200, "application/yaml", "key: daily\n"))
        .json(
            "POST /v1/reports/import?dry_run=true",
            """
            {"key":"daily","changes":[{"what":"version","action":"create","version":3,
             "detail":"new content"}]}\
            """);

    Outcome export = cli.run("reports", "export", "daily", "-o", file.toString());
    Outcome dry = cli.run("reports", "import", file.toString(), "--dry-run");

    assertThat(export.exitCode()).as(export.err()).isZero();
    assertThat(Files.readString(file)).isEqualTo("key: daily\n");
    assertThat(server.seen("POST /v1/reports/import?dry_run=true").body())
        .isEqualTo("key: daily\n");
    assertThat(dry.out()).contains("Would import daily:", "create version 3 · new content");
  }

  @Test
  void shouldShowWhatChangedBetweenVersions() {
    server.json(
        "GET /v1/reports/daily/diff?from=1&to=2",
        """
        {"from":1,"to":2,"changes":[{"op":"replace","path":"/ir/limit","before":5,"after":9}]}\
        """);

    Outcome outcome = cli.run("reports", "diff", "daily", "1", "2");

    assertThat(outcome.out()).contains("/ir/limit", "- 5", "+ 9");
  }

  @Test
  void shouldWatchAJobThroughABrokenStream() {
    server.on(
        "GET /v1/jobs/job_1/events",
        exchange -> {
          boolean resumed = "2".equals(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
          FakeServer.send(
              exchange,
              200,
              "text/event-stream",
              resumed
                  ? frame(3, "result", "{\"data\":{\"tables\":4}}")
                  : frame(1, "status", "{\"step\":\"Connecting\",\"progress\":0}")
                      + frame(2, "progress", "{\"step\":\"Reading\",\"progress\":45}"));
        });

    Outcome outcome = cli.run("jobs", "watch", "job_1");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines())
        .containsSubsequence("  0 %  Connecting", " 45 %  Reading", "Completed job_1");
    assertThat(outcome.out()).contains("\"tables\" : 4");
  }

  @Test
  void shouldEndWithFailureWhenTheChannelDoes() {
    server.events(
        "GET /v1/channels/process/job_1/events", frame(1, "error", "{\"error\":\"Timeout\"}"));

    Outcome outcome = cli.run("ws", "--channel", "process/job_1");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(outcome.out()).contains("\"type\":\"error\"", "Timeout");
  }

  @Test
  void shouldCancelAndRetryJobs() {
    server
        .json("DELETE /v1/jobs/job_1", "{\"job_id\":\"job_1\",\"status\":\"running\"}")
        .json("POST /v1/jobs/job_1/retry", "{\"job_id\":\"job_1\",\"estimated_duration\":\"45s\"}");

    assertThat(cli.run("jobs", "cancel", "job_1").out()).contains("Cancelling job_1");
    assertThat(cli.run("jobs", "retry", "job_1").out()).contains("about 45s");
  }

  @Test
  void shouldSendAnyRequest() throws IOException {
    Path body = Files.writeString(home.resolve("def.json"), "{\"a\": 1}");
    server
        .json("POST /v1/reports/my_daily/run?datasource_id=pg-sales&x=a%20b", "{\"ok\":true}")
        .json("GET /v1/datasources", "[]")
        .json("DELETE /v1/datasources/a", "");

    Outcome post =
        cli.run(
            "--auth",
            "disabled",
            "post",
            "/v1/reports/my_daily/run",
            "--json",
            "@" + body,
            "--query",
            "datasource_id=pg-sales",
            "--query",
            "x=a b");

    assertThat(post.exitCode()).as(post.err()).isZero();
    assertThat(post.out()).isEqualTo("{\"ok\":true}");
    assertThat(server.seen().getLast().body()).isEqualTo("{\"a\":1}");
    assertThat(server.seen().getLast().authorization()).isNull();
    assertThat(cli.run("--token", "t", "get", "/v1/datasources").out()).isEqualTo("[]");
    assertThat(server.seen().getLast().authorization()).isEqualTo("Bearer t");
    assertThat(cli.run("delete", "/v1/datasources/a").exitCode()).isZero();
  }

  @Test
  void shouldRefuseABodyThatIsNoJson() {
    Outcome outcome = cli.run("post", "/v1/sql", "--json", "{\"ir\": }");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("not JSON at line 1");
    assertThat(server.seen()).isEmpty();
  }

  private static String frame(int seq, String type, String payload) {
    return "id: %d\nevent: %s\ndata: {\"channel\":\"process/job_1\",\"type\":\"%s\",\"payload\":%s}\n\n"
        .formatted(seq, type, type, payload);
  }
}
