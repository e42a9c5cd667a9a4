package io.querent.local.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Main class of the Kafka process. Arguments: data folder, client port, controller port. Formats
 * the folder the first time; SIGTERM stops it in good order.
 */
public final class KafkaNode {

  private KafkaNode() {}

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    int controllerPort = Integer.parseInt(arguments[2]);
    formatOnce(data);
    KafkaRaftServer server =
        new KafkaRaftServer(
            new KafkaConfig(configuration(data, port, controllerPort), false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
    server.startup();
    server.awaitShutdown();
  }

  private static void formatOnce(Path data) throws Exception {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(data.toString())
        .setDirectories(List.of(data.toString()))
        .setPrintStream(System.out)
        .run();
  }

  private static Map<String, Object> configuration(Path data, int port, int controllerPort) {
    Map<String, Object> settings = new LinkedHashMap<>();
    String client = "PLAINTEXT://127.0.0.1:" + port;
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("listeners", client + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", client);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("log.dirs", data.toString());
    settings.putAll(oneOfEverything());
    settings.putAll(small());
    settings.putAll(quickToReturn());
    return settings;
  }

  private static Map<String, String> oneOfEverything() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "offsets.topic.num.partitions", "1",
        "transaction.state.log.num.partitions", "1",
        "share.coordinator.state.topic.num.partitions", "1");
  }

  private static Map<String, String> small() {
    return Map.of(
        "num.network.threads", "1",
        "num.io.threads", "2",
        "background.threads", "2",
        "log.cleaner.dedupe.buffer.size", "2000000",
        "log.segment.bytes", "67108864",
        "log.retention.bytes", "536870912",
        "log.retention.hours", "168",
        "group.initial.rebalance.delay.ms", "0");
  }

  /** After a kill the broker registers again as soon as the controller forgot its last session. */
  private static Map<String, String> quickToReturn() {
    return Map.of(
        "broker.session.timeout.ms", "1500",
        "broker.heartbeat.interval.ms", "300",
        "controller.quorum.election.timeout.ms", "200",
        "controller.quorum.election.backoff.max.ms", "200",
        "controller.quorum.fetch.timeout.ms", "2000");
  }
}
