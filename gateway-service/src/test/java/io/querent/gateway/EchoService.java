package io.querent.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A service at the wire that tells what reached it: path, query, headers and body. {@code
 * /v1/chats/slow} streams three events with pauses, {@code /v1/chats/broken} breaks off.
 */
public class EchoService implements QuarkusTestResourceLifecycleManager {
  /** Pause between the events of a slow stream. */
  static final long PAUSE_MS = 300;

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", EchoService::answer);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "querent.proxy.services.agent.url", url,
        "querent.proxy.services.datasource.url", url,
        "querent.proxy.services.report.url", url,
        "querent.proxy.services.file.url", "http://127.0.0.1:1");
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/v1/chats/slow" -> slow(exchange);
      case "/v1/chats/broken" -> exchange.close();
      default -> echo(exchange);
    }
  }

  private static void echo(HttpExchange exchange) throws IOException {
    StringBuilder told = new StringBuilder("uri: " + exchange.getRequestURI() + "\n");
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                told.append(name.toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(String.join(",", values))
                    .append('\n'));
    told.append("body: ")
        .append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    byte[] bytes = told.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/plain");
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static void slow(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 1; i <= 3; i++) {
        out.write(("id: " + i + "\ndata: event " + i + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        Thread.sleep(PAUSE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
