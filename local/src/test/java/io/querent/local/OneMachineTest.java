package io.querent.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.local.InstallationOnDisk.Outcome;
import io.querent.local.supervise.PartStatus;
import io.querent.local.supervise.Phase;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real PostgreSQL, Redis and Kafka, started, killed and stopped as a person would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneMachineTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path root;
  private InstallationOnDisk installation;

  @BeforeAll
  void prepare() {
    installation = new InstallationOnDisk(root);
  }

  @BeforeEach
  void start() throws Exception {
    Outcome up = installation.verb("up", "--infrastructure");
    assertThat(up.status()).as(up.text()).isZero();
  }

  @AfterAll
  void stop() throws Exception {
    installation.verb("down");
  }

  @Test
  void shouldReportEveryPartWithItsSeconds() throws Exception {
    // Given
    installation.verb("down");

    // When
    Outcome up = installation.verb("up", "--infrastructure");

    // Then
    assertThat(up.text().lines().toList())
        .anyMatch(line -> line.matches(" +postgres +ready in +[0-9.]+ s +127.0.0.1:\\d+"))
        .anyMatch(line -> line.matches(" +redis +ready in +[0-9.]+ s +127.0.0.1:\\d+"))
        .anyMatch(line -> line.matches(" +kafka +ready in +[0-9.]+ s +127.0.0.1:\\d+"));
    Outcome status = installation.verb("status");
    assertThat(status.status()).as(status.text()).isZero();
    assertThat(status.text()).contains("postgres").contains("MB  ready");
  }

  @Test
  void shouldSayThatItRunsAlready() throws Exception {
    // Given
    long launcher = installation.state().pid();

    // When
    Outcome second = installation.verb("up", "--infrastructure");

    // Then
    assertThat(second.status()).isZero();
    assertThat(second.text()).contains("runs already").contains("launcher " + launcher);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "redis", "kafka"})
  void shouldStartAPartAgainWhenItIsKilled(String name) throws Exception {
    // Given
    PartStatus before = installation.part(name);

    // When
    installation.kill(before.pid());

    // Then
    eventually(
        name + " is back",
        () -> {
          PartStatus now = installation.part(name);
          return now.phase() == Phase.READY && now.pid() != before.pid();
        });
    assertThat(installation.verb("status").status()).isZero();
  }

  @Test
  void shouldKeepWhatWasWrittenOverKillAndRestart() throws Exception {
    // Given
    write("kept_row");
    redis("SET kept yes");
    topic("kept-topic");
    Thread.sleep(1_200); // Redis syncs its log once a second

    // When
    for (String part : List.of("postgres", "redis", "kafka")) {
      long pid = installation.part(part).pid();
      installation.kill(pid);
      eventually(part + " died", () -> !InstallationOnDisk.alive(pid));
    }
    installation.verb("down");
    installation.verb("up", "--infrastructure");

    // Then
    assertThat(rows("kept_row")).isEqualTo(1);
    assertThat(redis("GET kept")).contains("yes");
    assertThat(topics()).contains("kept-topic");
  }

  @Test
  void shouldEndEveryPartWhenTheLauncherIsKilled() throws Exception {
    // Given
    List<Long> children = installation.state().parts().stream().map(PartStatus::pid).toList();

    // When
    installation.kill(installation.state().pid());

    // Then
    eventually("all parts end", () -> children.stream().noneMatch(InstallationOnDisk::alive));
    assertThat(installation.verb("status").text()).contains("does not run");
  }

  @Test
  void shouldEndEveryPartOnDown() throws Exception {
    // Given
    List<Long> children = installation.state().parts().stream().map(PartStatus::pid).toList();

    // When
    Outcome down = installation.verb("down");

    // Then
    assertThat(down.text()).contains("Querent is down");
    assertThat(children).noneMatch(InstallationOnDisk::alive);
  }

  @Test
  void shouldLetTheReaderOnlyReadTheDemo() throws Exception {
    // Given
    LocalEnvironment.Postgres postgres = installation.environment().postgres();
    write("for_reader");

    // Then
    try (Connection reader =
            DriverManager.getConnection(
                postgres.jdbcUrl(LocalEnvironment.DEMO_DATABASE),
                postgres.readerUser(),
                postgres.readerPassword());
        Statement statement = reader.createStatement()) {
      assertThat(statement.executeQuery("SELECT * FROM for_reader").next()).isTrue();
      assertThatThrownBy(() -> statement.execute("DELETE FROM for_reader"))
          .isInstanceOf(SQLException.class);
    }
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    postgres.jdbcUrl(LocalEnvironment.QUERENT_DATABASE),
                    postgres.readerUser(),
                    postgres.readerPassword()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  private void write(String table) throws Exception {
    try (Connection connection = owner();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + table + " (id int)");
      statement.execute("INSERT INTO " + table + " VALUES (1)");
    }
  }

  private int rows(String table) throws Exception {
    try (Connection connection = owner();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getInt(1);
    }
  }

  private Connection owner() throws Exception {
    LocalEnvironment.Postgres postgres = installation.environment().postgres();
    return DriverManager.getConnection(
        postgres.jdbcUrl(LocalEnvironment.DEMO_DATABASE), postgres.user(), postgres.password());
  }

  private String redis(String command) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", installation.environment().redis().getPort())) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[64];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, length, StandardCharsets.US_ASCII);
    }
  }

  private void topic(String name) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
  }

  private Iterable<String> topics() throws Exception {
    try (Admin admin = admin()) {
      return admin.listTopics().names().get();
    }
  }

  private Admin admin() throws Exception {
    return Admin.create(Map.of("bootstrap.servers", installation.environment().kafkaBootstrap()));
  }

  private static void eventually(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      Thread.sleep(100);
    }
  }
}
