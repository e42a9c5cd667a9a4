package io.querent.local.part;

import io.querent.local.Home;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of Querent's services, from its built Quarkus application. */
final class ServicePart implements Part {

  private static final int PATIENCE_MILLIS = 2_000;

  private final Home home;
  private final Service service;
  private final int port;
  private final Map<String, String> environment;
  private final boolean record;

  ServicePart(
      Home home, Service service, int port, Map<String, String> environment, boolean record) {
    this.record = record;
    this.home = home;
    this.service = service;
    this.port = port;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return service.part();
  }

  @Override
  public Set<String> needs() {
    return service.needs();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void prepare() throws PartFailure {
    if (!Files.exists(jar())) {
      throw new PartFailure(jar() + " is missing", "Build it: ./querent build");
    }
  }

  @Override
  public Command command() {
    List<String> line = new ArrayList<>(JavaProgram.line(service.limits()));
    line.addAll(service.flags());
    line.addAll(JavaProgram.archive(home.classArchive(name()), record));
    line.add("-jar");
    line.add(jar().toString());
    return new Command(Leash.tie("KILL", line), environment, Command.StopSignal.TERM);
  }

  @Override
  public boolean ready() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Duration farewell() {
    return record ? JavaProgram.RECORDING : Part.super.farewell();
  }

  @Override
  public String remedy() {
    return "Read " + home.log(name()) + "; if its code changed: ./querent build";
  }

  private Path jar() {
    return home.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
