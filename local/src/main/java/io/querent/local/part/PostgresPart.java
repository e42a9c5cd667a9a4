package io.querent.local.part;

import io.querent.local.Home;
import io.querent.local.LocalEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** PostgreSQL 18: one cluster with durable settings, reachable from this machine only. */
final class PostgresPart implements Part {

  private static final String VERSION = "18.6.0";

  private final Home home;
  private final LocalEnvironment.Postgres postgres;
  private final Path programs;
  private final Path data;

  PostgresPart(Home home, LocalEnvironment.Postgres postgres) {
    this.home = home;
    this.postgres = postgres;
    this.programs = home.runtime().resolve("postgres-" + VERSION);
    this.data = home.data().resolve("postgres");
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public int port() {
    return postgres.port();
  }

  @Override
  public void prepare() throws IOException, InterruptedException, PartFailure {
    String machine = NativeProgram.arm() ? "arm_64" : "x86_64";
    NativeProgram.unpackArchive(
        "postgres-" + NativeProgram.system() + "-" + machine + ".txz", programs);
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialize();
    }
    forgetDeadPostmaster();
  }

  @Override
  public Command command() {
    List<String> line =
        List.of(
            programs.resolve("bin/postgres").toString(),
            "-D",
            data.toString(),
            "-p",
            Integer.toString(port()),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=120",
            "-c",
            "shared_buffers=64MB",
            "-c",
            "jit=off",
            "-c",
            "timezone=UTC",
            "-c",
            "log_timezone=UTC");
    try {
      return new Command(
          Leash.tieWithoutRoot("INT", line), Map.of("LC_ALL", "C"), Command.StopSignal.INT);
    } catch (PartFailure e) {
      throw new IllegalStateException("prepare() has to come first", e);
    }
  }

  @Override
  public boolean ready() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void readied() throws PartFailure {
    Path done = home.data().resolve("postgres.prepared");
    if (Files.exists(done)) {
      return;
    }
    try {
      new DatabaseSetup(postgres).run();
      Files.createFile(done);
    } catch (SQLException | IOException e) {
      throw new PartFailure("The databases could not be created: " + e.getMessage(), remedy(), e);
    }
  }

  @Override
  public String remedy() {
    return "Read "
        + home.log(name())
        + "; to begin anew with empty databases: ./querent down, then remove "
        + home.data();
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(database) + "?connectTimeout=2&socketTimeout=5",
        postgres.adminUser(),
        postgres.adminPassword());
  }

  private void initialize() throws IOException, InterruptedException, PartFailure {
    Files.createDirectories(data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    Path password = Files.createTempFile(home.dir(), "password", ".tmp");
    try {
      Files.writeString(password, postgres.adminPassword());
      List<String> initdb =
          List.of(
              programs.resolve("bin/initdb").toString(),
              "-D",
              data.toString(),
              "-U",
              postgres.adminUser(),
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C",
              "--no-instructions");
      Process process =
          new ProcessBuilder(Leash.tieWithoutRoot("KILL", initdb))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(name()).toFile()))
              .start();
      if (process.waitFor() != 0) {
        throw new PartFailure("initdb ended with status " + process.exitValue(), remedy());
      }
    } finally {
      Files.delete(password);
    }
  }

  /**
   * Removes the lock file of a postmaster that is gone. PostgreSQL does so itself unless the number
   * of the dead process has been given to another one since, as happens after a restart of the
   * machine.
   */
  private void forgetDeadPostmaster() throws IOException {
    Path lock = data.resolve("postmaster.pid");
    if (!Files.exists(lock)) {
      return;
    }
    long pid = Files.readAllLines(lock).stream().findFirst().map(Long::parseLong).orElse(-1L);
    boolean alive =
        ProcessHandle.of(pid)
            .flatMap(handle -> handle.info().command())
            .filter(command -> command.startsWith(programs.toString()))
            .isPresent();
    if (!alive) {
      Files.delete(lock);
    }
  }
}
