package io.querent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.Cli.Outcome;
import io.querent.cli.api.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The client against a running installation with the demo data, when one is named. */
@EnabledIfEnvironmentVariable(named = "QUERENT_URL", matches = ".+")
class RealServerTest {
  @TempDir Path home;

  @Test
  void shouldAnswerTheSameInEveryForm() throws Exception {
    String question = "Top 10 customers by revenue";

    Outcome table = cli().run("ask", question, "--datasource", "shop", "--sql");
    Outcome json = cli().run("ask", question, "--datasource", "shop", "--json");
    Outcome csv = cli().run("ask", question, "--datasource", "shop", "--csv");

    JsonNode answer = Json.read(json.out());
    String first = answer.path("rows").path(0).path(0).asText();
    assertThat(answer.path("status").asText()).isEqualTo("answered");
    assertThat(table.out()).contains(first, "SELECT", "read as:");
    assertThat(csv.out().lines()).hasSize(11).anyMatch(line -> line.startsWith(first));
  }

  @Test
  void shouldListCheckAndQueryDatasources() {
    assertThat(cli().run("datasources", "list").out()).contains("shop", "ready");
    assertThat(cli().run("datasources", "health", "shop").exitCode()).isZero();
    assertThat(cli().run("datasources", "schema", "shop").out()).contains("## orders");
    assertThat(cli().run("sql", "SELECT COUNT(*) AS n FROM orders", "-d", "shop").exitCode())
        .isZero();
    assertThat(cli().run("sql", "DELETE FROM orders", "-d", "shop").exitCode()).isEqualTo(1);
  }

  private Cli cli() {
    return new Cli(System.getenv("QUERENT_URL"), home);
  }
}
