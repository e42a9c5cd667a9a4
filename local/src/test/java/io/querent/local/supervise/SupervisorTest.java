package io.querent.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.querent.local.Home;
import io.querent.local.part.Command;
import io.querent.local.part.Part;
import io.querent.local.part.PartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

  @TempDir Path root;
  private Home home;

  @BeforeEach
  void create() throws IOException {
    home = new Home(root);
    home.create();
  }

  @Test
  void shouldShowTheLastLinesAndTheRemedyOfAPartThatFails() {
    // Given
    Supervisor supervisor = supervisor(shell("broken", Set.of(), "echo the disk is full; exit 3"));

    // When
    Throwable failure = catchThrowable(() -> supervisor.start(ready -> {}));

    // Then
    assertThat(failure).isInstanceOf(CompletionException.class);
    assertThat(failure.getCause())
        .isInstanceOf(PartFailure.class)
        .hasMessageContaining("broken ended with status 3 before it was ready")
        .hasMessageContaining("the disk is full");
    assertThat(((PartFailure) failure.getCause()).remedy()).isEqualTo("Mend broken");
  }

  @Test
  void shouldStartAPartAfterThoseThatItNeeds() throws IOException {
    // Given
    Supervisor supervisor =
        supervisor(
            shell("second", Set.of("first"), "touch second.up; sleep 60"),
            shell("first", Set.of(), "sleep 0.3; touch first.up; sleep 60"));
    List<String> order = new CopyOnWriteArrayList<>();

    // When
    supervisor.start(ready -> order.add(ready.name()));
    supervisor.stop();

    // Then
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void shouldLeaveAPartAloneThatDiesTooOften() throws Exception {
    // Given
    RestartBudget budget = new RestartBudget();
    Instant now = Instant.now();

    // When
    for (int restart = 0; restart < 5; restart++) {
      assertThat(budget.next(now)).isPresent();
    }

    // Then
    assertThat(budget.next(now)).isEmpty();
    assertThat(budget.next(now.plusSeconds(600))).isPresent();
  }

  @Test
  void shouldEndRememberedProcessesWhenTheWatchedLauncherDies() throws Exception {
    // Given
    Process launcher = new ProcessBuilder("sleep", "60").start();
    Process child = new ProcessBuilder("sleep", "60").start();
    Watchdog watchdog = new Watchdog(home, launcher.pid());
    watchdog.start();
    watchdog.remember(List.of(new PartStatus("agent", child.pid(), 0, 0, Phase.READY, 0, 0)));

    // When
    launcher.destroyForcibly().waitFor();

    // Then
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldKeepTheLogBeforeAndEmptyOneThatGrewTooLarge() throws IOException {
    // Given
    LogFiles logs = new LogFiles(home);
    Files.writeString(home.log("agent"), "first life\n");
    logs.begin("agent");
    Files.write(home.log("file"), new byte[17 << 20]);

    // When
    logs.bound();

    // Then
    assertThat(home.logs().resolve("agent.log.1")).hasContent("first life");
    assertThat(home.log("file")).isEmptyFile();
    assertThat(home.logs().resolve("file.log.1")).hasSize(17 << 20);
  }

  @Test
  void shouldShowCausesRatherThanStackFrames() throws IOException {
    // Given
    Files.writeString(
        home.log("agent"),
        """
        Failed to start
        java.lang.RuntimeException: no start
        \tat a.b.C.d(C.java:1)
        Caused by: java.net.ConnectException: refused
        \tat a.b.C.e(C.java:2)
        \t... 12 more
        """);

    // Then
    assertThat(new LogFiles(home).tail("agent", 3))
        .containsExactly(
            "Failed to start",
            "java.lang.RuntimeException: no start",
            "Caused by: java.net.ConnectException: refused");
  }

  private Supervisor supervisor(Part... parts) {
    return new Supervisor(home, 8080, List.of(parts), new Forker(), new LogFiles(home));
  }

  private Part shell(String name, Set<String> needs, String script) {
    return new ShellPart(name, needs, "cd '" + root + "'; " + script, root.resolve(name + ".up"));
  }

  /** A part that is ready once a file exists. */
  private record ShellPart(String name, Set<String> needs, String script, Path sign)
      implements Part {

    @Override
    public int port() {
      return 1;
    }

    @Override
    public void prepare() {}

    @Override
    public Command command() {
      return new Command(List.of("sh", "-c", script), Map.of(), Command.StopSignal.TERM);
    }

    @Override
    public boolean ready() {
      return Files.exists(sign);
    }

    @Override
    public String remedy() {
      return "Mend " + name;
    }
  }
}
