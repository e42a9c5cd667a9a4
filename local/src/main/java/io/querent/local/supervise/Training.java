package io.querent.local.supervise;

import io.querent.local.Home;
import io.querent.local.Ports;
import io.querent.local.Secrets;
import io.querent.local.part.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Main class of {@code ./querent train}: lives through one day of an installation in a scratch
 * folder (start, demo data, a few questions, stop) while the Java parts record which classes they
 * load. Later starts map the recorded archives and take less than half of the processor time. An
 * archive fits one build; the JVM ignores it after the next one. Argument: the clone.
 */
public final class Training {

  private static final List<String> QUESTIONS =
      List.of("top 10 customers by revenue", "how many orders last month", "tracks per genre");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Home home;

  private Training(Home home) {
    this.home = home;
  }

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
    Home home = new Home(root, root.resolve("target").resolve("training"));
    delete(home.dir());
    home.create();
    new Training(home).run();
  }

  private void run() throws IOException, InterruptedException {
    Files.createDirectories(home.classArchive("any").getParent());
    Ports ports = Ports.choose(home, freePort());
    Installation installation = new Installation(home, ports, Secrets.loadOrCreate(home), true);
    Forker forker = new Forker();
    LogFiles logs = new LogFiles(home);
    Supervisor supervisor =
        new Supervisor(home, ports.of(Ports.GATEWAY), installation.parts(), forker, logs);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(supervisor), "shutdown"));
    System.out.println("Training: starting everything once…");
    supervisor.start(ready -> {});
    new DemoRun(home, forker, logs).run();
    ask(installation.environment().gateway());
  }

  private void end(Supervisor supervisor) {
    System.out.println("Training: writing the class archives…");
    supervisor.stop();
    try {
      delete(home.dir());
    } catch (IOException e) {
      System.out.println("Training: " + home.dir() + " stays behind: " + e.getMessage());
    }
  }

  private static void ask(URI gateway) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String question : QUESTIONS) {
        HttpRequest request =
            HttpRequest.newBuilder(gateway.resolve("/v1/ask/quick"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"question\":\"" + question + "\"}"))
                .build();
        try {
          HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
          System.out.println("Training: '" + question + "' answered " + answer.statusCode());
        } catch (IOException e) {
          System.out.println("Training: '" + question + "' was not answered: " + e.getMessage());
        }
      }
    }
  }

  private static int freePort() {
    int port = 31_000;
    while (!Ports.free(port)) {
      port++;
    }
    return port;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
