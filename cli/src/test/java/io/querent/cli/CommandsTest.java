package io.querent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private static final String SESSION =
      """
      {"access_token":"access-%s","token_type":"Bearer","expires_in":%d,
       "refresh_token":"refresh-%s","user":{"email":"a@example.com"}}\
      """;
  private static final String ME =
      """
      {"user":{"id":"u","email":"a@example.com","name":"A"},"organization":{"id":"o","name":"Org"},
       "roles":["viewer"],"permissions":["query:run","chat:read"],"auth_mode":"required"}\
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
  void shouldSayWhatToDoWhenNothingRuns() throws IOException {
    String url = server.url();
    server.close();

    Outcome outcome = new Cli(url, home).run("health");

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err().lines()).hasSize(2);
    assertThat(outcome.err()).contains("does not run at " + url, "./querent up");
  }

  @Test
  void shouldRefuseWrongArgumentsWithOneHint() {
    assertThat(cli.run("ask").exitCode()).isEqualTo(2);
    assertThat(cli.run("nonsense").exitCode()).isEqualTo(2);
    assertThat(cli.run("ask", "x", "--json", "--csv").err()).contains("exclude each other");
    assertThat(cli.run("datasources").err()).contains("list, show, add").contains("--help");
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void shouldDocumentExitCodes() {
    assertThat(cli.run("--help").out()).contains("Exit codes:", "130", "not signed in");
  }

  @Test
  void shouldStoreTokensForTheOwnerOnlyAndUseThem() throws IOException {
    server.json("POST /v1/auth/sign-in", SESSION.formatted(1, 900, 1)).json("GET /v1/auth/me", ME);

    Outcome login = cli.atTerminal(80, "a@example.com\n", "s3cret").run("login");
    Outcome who = new Cli(server.url(), home).run("whoami");

    assertThat(login.exitCode()).isZero();
    assertThat(login.out()).doesNotContain("s3cret", "access-1");
    assertThat(server.seen("POST /v1/auth/sign-in").body()).contains("\"password\":\"s3cret\"");
    Path file = home.resolve(".config/querent/credentials");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(server.seen("GET /v1/auth/me").authorization()).isEqualTo("Bearer access-1");
    assertThat(who.out()).contains("a@example.com", "chat:read query:run");
  }

  @Test
  void shouldRenewATokenThatRunsOut() {
    server.json("POST /v1/auth/sign-in", SESSION.formatted(1, 1, 1));
    server.json("POST /v1/auth/refresh", SESSION.formatted(2, 900, 2)).json("GET /v1/auth/me", ME);
    cli.piped("s3cret\n").run("login", "--email", "a@example.com", "--password-stdin");

    new Cli(server.url(), home).run("whoami");
    new Cli(server.url(), home).run("whoami");

    assertThat(server.seen("POST /v1/auth/refresh").body()).contains("refresh-1");
    assertThat(server.seen().stream().filter(s -> s.line().endsWith("refresh"))).hasSize(1);
    assertThat(server.seen("GET /v1/auth/me").authorization()).isEqualTo("Bearer access-2");
  }

  @Test
  void shouldRenewARefusedTokenOnceAndTryAgain() {
    server.json("POST /v1/auth/sign-in", SESSION.formatted(1, 900, 1));
    server.json("POST /v1/auth/refresh", SESSION.formatted(2, 900, 2));
    server.on(
        "GET /v1/auth/me",
        exchange -> {
          boolean fresh =
              "Bearer access-2".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          FakeServer.send(exchange, fresh ? 200 : 401, "application/json", fresh ? ME : "{}");
        });
    cli.piped("s3cret\n").run("login", "--email", "a@example.com", "--password-stdin");

    assertThat(new Cli(server.url(), home).run("whoami").exitCode()).isZero();
  }

  @Test
  void shouldForgetTokensAtLogout() {
    server.json("POST /v1/auth/sign-in", SESSION.formatted(1, 900, 1));
    server.json("POST /v1/auth/sign-out", "").json("GET /v1/auth/me", ME);
    cli.piped("s3cret\n").run("login", "--email", "a@example.com", "--password-stdin");

    cli.run("logout");
    cli.run("whoami");

    assertThat(server.seen("POST /v1/auth/sign-out").body()).contains("refresh-1");
    assertThat(server.seen("GET /v1/auth/me").authorization()).isNull();
  }

  @Test
  void shouldPreferTheGivenToken() {
    server.json("GET /v1/auth/me", ME);

    cli.with("QUERENT_TOKEN", "variable").run("whoami", "--token", "option");
    cli.run("whoami");

    assertThat(server.seen())
        .extracting(FakeServer.Seen::authorization)
        .containsExactly("Bearer option", "Bearer variable");
  }

  @Test
  void shouldTellToSignInAndWhatIsNotPermitted() {
    server.problem("GET /v1/auth/me", 401, "unauthenticated", "There is no token.");
    server.problem("GET /v1/datasources", 403, "forbidden", "It needs datasource:read.");

    Outcome unknown = cli.run("whoami");
    Outcome refused = cli.run("datasources", "list");

    assertThat(unknown.exitCode()).isEqualTo(5);
    assertThat(unknown.err()).contains("There is no token.", "querent login");
    assertThat(refused.exitCode()).isEqualTo(5);
    assertThat(refused.err()).contains("datasource:read");
  }

  @Test
  void shouldNeedAPasswordFromSomewhere() {
    assertThat(cli.run("login", "--email", "a@example.com").exitCode()).isEqualTo(4);
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void shouldRunAStatement() {
    server.json(
        "POST /v1/queries",
        """
        {"result_id":"res_1","datasource_id":"shop","sql":"x","columns":[{"name":"n","type":"integer"}],
         "rows":[[1204]],"row_count":1,"truncated":true,"limit":1,"warnings":["Slow."],
         "timings":{"total_ms":20.0}}\
        """);

    Outcome outcome =
        cli.piped("SELECT 1\n").run("sql", "-", "--datasource", "shop", "--limit", "1");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("1,204", "! Slow.", "row limit of 1", "1 row from shop in 0.02 s · res_1");
    assertThat(server.seen("POST /v1/queries").body())
        .contains("\"sql\":\"SELECT 1\"", "\"limit\":1");
  }

  @Test
  void shouldWriteAResultToAFile() throws IOException {
    server.on(
        "GET /v1/results/res_1?format=parquet",
        exchange -> FakeServer.send(exchange, 200, "application/vnd.apache.parquet", "PAR1"));
    Path file = home.resolve("r.parquet");

    Outcome outcome =
        cli.run("results", "get", "res_1", "--format", "parquet", "--output", file.toString());

    assertThat(outcome.exitCode()).isZero();
    assertThat(file).hasContent("PAR1");
    assertThat(cli.atTerminal(80, "", "").run("results", "get", "res_1", "-f", "xlsx").exitCode())
        .isEqualTo(2);
  }

  @Test
  void shouldAddADatasourceWithoutShowingItsPassword() {
    server.json(
        "POST /v1/datasources", "{\"id\":\"shop\",\"kind\":\"postgres\",\"status\":\"ready\"}");

    Outcome outcome =
        cli.piped("pa:ss\n")
            .run(
                "datasources",
                "add",
                "postgres://reader@db:5433/shop",
                "--password-stdin",
                "--schema",
                "sales");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).isEqualTo("Added shop (postgres, ready).\n");
    assertThat(server.seen("POST /v1/datasources").body())
        .contains(
            "\"host\":\"db\"", "\"port\":5433", "\"database\":\"shop\"", "\"user\":\"reader\"")
        .contains("\"password\":\"pa:ss\"", "\"schemas\":[\"sales\"]", "\"kind\":\"postgres\"");
  }

  @Test
  void shouldAskBeforeRemoving() {
    server.json("DELETE /v1/datasources/shop", "");

    assertThat(cli.run("datasources", "remove", "shop").exitCode()).isEqualTo(4);
    assertThat(server.seen()).isEmpty();
    assertThat(cli.run("datasources", "remove", "shop", "--yes").exitCode()).isZero();
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void shouldFailWhenADatasourceIsUnwell() {
    server.json(
        "POST /v1/datasources/shop/health",
        "{\"status\":\"unhealthy\",\"latency_ms\":3,\"warnings\":[],\"detail\":\"Connection"
            + " refused\"}");

    Outcome outcome = cli.run("datasources", "health", "shop");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("shop is unhealthy", "Connection refused");
    server.json("GET /v1/datasources", "{\"items\":[{\"id\":\"shop\"}]}");
    assertThat(cli.run("datasources", "health").exitCode()).isEqualTo(1);
  }

  @Test
  void shouldReportPartsOfADegradedServer() {
    server.on(
        "GET /health",
        exchange ->
            FakeServer.send(
                exchange,
                503,
                "application/json",
                "{\"status\":\"down\",\"version\":\"1\",\"parts\":{\"redis\":{\"status\":\"down\",\"detail\":\"gone\"}}}"));

    Outcome outcome = cli.run("health");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("is down", "redis       down  gone");
  }

  @Test
  void shouldPrintACompletionScript() {
    assertThat(cli.run("completion").out()).contains("complete -F", "querent", "--datasource");
  }
}
