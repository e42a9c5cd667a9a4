package io.querent.local.part;

import io.querent.local.DemoInstallation;
import io.querent.local.Home;
import io.querent.local.LocalEnvironment;
import io.querent.local.Ports;
import io.querent.local.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of one installation, wired to each other. */
public final class Installation {

  private final Home home;
  private final Ports ports;
  private final Secrets secrets;
  private final boolean record;

  public Installation(Home home, Ports ports, Secrets secrets) {
    this(home, ports, secrets, false);
  }

  /**
   * @param record whether the Java parts write class archives when they end
   */
  public Installation(Home home, Ports ports, Secrets secrets, boolean record) {
    this.record = record;
    this.home = home;
    this.ports = ports;
    this.secrets = secrets;
  }

  /** PostgreSQL, Redis and Kafka. */
  public List<Part> infrastructure() {
    return List.of(
        new PostgresPart(home, environment().postgres()),
        new RedisPart(home, ports.of("redis")),
        new KafkaPart(home, ports.of("kafka"), ports.of("kafka-controller"), record));
  }

  /** Everything, the infrastructure first. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>(infrastructure());
    for (Service service : Service.values()) {
      int port = ports.of(service.part());
      parts.add(new ServicePart(home, service, port, settings(port), record));
    }
    return parts;
  }

  public LocalEnvironment environment() {
    return LocalEnvironment.of(home, ports, secrets);
  }

  /** The process that installs demo data. */
  public static Command demo(Home home) {
    List<String> line = new ArrayList<>(JavaProgram.line(new JvmLimits(384, 128, 256)));
    line.addAll(
        List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            DemoInstallation.class.getName(),
            home.root().toString(),
            home.dir().toString()));
    return new Command(Leash.tie("KILL", line), Map.of(), Command.StopSignal.TERM);
  }

  private Map<String, String> settings(int port) {
    LocalEnvironment environment = environment();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    settings.put("QUARKUS_THREAD_POOL_SHUTDOWN_TIMEOUT", "5S");
    settings.put("QUERENT_ENGINE_MEMORY_LIMIT", "512M");
    settings.put("QUERENT_POSTGRES_HOST", environment.postgres().host());
    settings.put("QUERENT_POSTGRES_PORT", Integer.toString(environment.postgres().port()));
    settings.put("QUERENT_POSTGRES_DATABASE", LocalEnvironment.QUERENT_DATABASE);
    settings.put("QUERENT_POSTGRES_USER", environment.postgres().user());
    settings.put("QUERENT_POSTGRES_PASSWORD", environment.postgres().password());
    settings.put("QUERENT_REDIS_URL", environment.redis().toString());
    settings.put("QUERENT_KAFKA_BOOTSTRAP", environment.kafkaBootstrap());
    settings.put("QUERENT_INTERNAL_SECRET", secrets.internalSecret());
    settings.put("QUERENT_MASTER_KEY", secrets.masterKey());
    settings.put("QUERENT_DATASOURCE_URL", environment.datasource().toString());
    settings.put("QUERENT_AGENT_URL", environment.agent().toString());
    settings.put("QUERENT_FILE_URL", environment.file().toString());
    settings.put("QUERENT_REPORT_URL", environment.report().toString());
    settings.put("QUERENT_GATEWAY_URL", environment.gateway().toString());
    Path installation = home.data().toAbsolutePath().getParent();
    settings.put(
        "QUERENT_FILES_BASE_PATHS",
        String.join(
            ",",
            installation.getRoot().toString(),
            home.data().resolve("demo").toString(),
            home.data().resolve("files").toString()));
    settings.put("QUERENT_FILES_REFUSED_PATHS", installation.toString());
    settings.put("QUERENT_DATA_DIR", home.data().toString());
    settings.put("QUERENT_AUTH_MODE", "open");
    settings.put("QUERENT_ALERT_PRIVATE_TARGETS", "true");
    settings.put("QUERENT_DEPLOYMENT", "local");
    return settings;
  }
}
