package io.querent.cli.rehearsal;

import com.sun.net.httpserver.HttpServer;
import io.querent.cli.QuerentCli;
import io.querent.cli.api.Json;
import io.querent.cli.command.Surroundings;
import io.querent.cli.command.Tty;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * Runs the usual commands against a server of its own that always says the same, so that the class
 * archive, which is written when this process ends, holds all that they load.
 */
public final class Rehearsal {
  private static final String[][] COMMANDS = {
    {"version"},
    {"ask", "Revenue per month"},
    {"ask", "Revenue per month", "--json"},
    {"ask", "Revenue per month", "--csv"},
    {"sql", "SELECT 1", "--datasource", "shop"},
    {"datasources", "list"},
    {"health"},
    {"whoami"},
    {"ask", "--help"},
    {"no-such-command"}
  };

  private final byte[] answer;
  private final Path home;

  private Rehearsal(byte[] answer, Path home) {
    this.answer = answer;
    this.home = home;
  }

  /** Runs every command once for a terminal and once for a pipe. */
  public static void main(String[] args) throws IOException {
    Path home = Files.createTempDirectory("querent-rehearsal");
    try (InputStream stored = Rehearsal.class.getResourceAsStream("/rehearsal/answer.json")) {
      new Rehearsal(stored.readAllBytes(), home).run();
    } finally {
      Files.deleteIfExists(home);
    }
  }

  private void run() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.createContext(
        "/",
        exchange -> {
          boolean events =
              "text/event-stream".equals(exchange.getRequestHeaders().getFirst("Accept"));
          exchange.getRequestBody().readAllBytes();
          byte[] body = events ? events() : answer;
          String type = events ? "text/event-stream" : "application/json";
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    for (String[] command : COMMANDS) {
      QuerentCli.run(surroundings(url, true), command);
      QuerentCli.run(surroundings(url, false), command);
    }
    server.stop(0);
  }

  private byte[] events() throws IOException {
    String text = Json.read(answer).toString();
    return ("""
    id: 1
    event: completion.started
    data: {"data":{},"run_id":"run_1","chat_id":"chat_1","seq":1}

    id: 2
    event: block.upsert
    data: {"data":{"block":{"id":"b","kind":"answer","status":"in_progress"}},"run_id":"run_1"}

    id: 3
    event: block.delta.token
    data: {"data":{"block_id":"b","field":"content","token":"Revenue"},"run_id":"run_1"}

    id: 4
    event: completion.finished
    data: {"data":{"status":"success","answer":%s},"run_id":"run_1"}

    """)
        .formatted(text)
        .getBytes(StandardCharsets.UTF_8);
  }

  private Surroundings surroundings(String url, boolean terminal) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new Surroundings(
        Map.of("QUERENT_URL", url),
        home,
        new BufferedReader(Reader.nullReader()),
        nowhere,
        nowhere,
        new Tty(false, terminal, () -> 100, Optional::empty));
  }
}
