package io.querent.local.part;

import io.querent.local.Home;
import io.querent.local.kafka.KafkaNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kafka: one node in a JVM of its own, from the launcher's class path. */
final class KafkaPart implements Part {

  private final Home home;
  private final int port;
  private final int controllerPort;
  private final boolean record;

  KafkaPart(Home home, int port, int controllerPort, boolean record) {
    this.record = record;
    this.home = home;
    this.port = port;
    this.controllerPort = controllerPort;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(data());
  }

  @Override
  public Command command() {
    List<String> line = new ArrayList<>(JavaProgram.line(new JvmLimits(192, 96, 48)));
    line.addAll(JavaProgram.archive(home.classArchive(name()), record));
    line.addAll(
        List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "-cp",
            System.getProperty("java.class.path"),
            KafkaNode.class.getName(),
            data().toString(),
            Integer.toString(port),
            Integer.toString(controllerPort)));
    return new Command(Leash.tie("KILL", line), Map.of(), Command.StopSignal.TERM);
  }

  @Override
  public boolean ready() {
    return KafkaProbe.serves(port);
  }

  @Override
  public Duration farewell() {
    return record ? JavaProgram.RECORDING : Part.super.farewell();
  }

  @Override
  public String remedy() {
    return "Read "
        + home.log(name())
        + "; to begin anew without pending events: ./querent down, then remove "
        + data();
  }

  private Path data() {
    return home.data().resolve("kafka");
  }
}
