package io.querent.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server at the wire: answers what a test has laid out, and remembers what was asked. */
final class FakeServer implements AutoCloseable {
  /** One request as it arrived. */
  record Seen(String line, String body, String authorization, String lastEventId) {}

  /** What a route does with a request. */
  interface Route {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Seen> seen() {
    return seen;
  }

  Seen seen(String line) {
    return seen.stream().filter(request -> request.line().equals(line)).findFirst().orElseThrow();
  }

  FakeServer on(String line, Route route) {
    routes.put(line, route);
    return this;
  }

  FakeServer json(String line, String body) {
    return on(line, exchange -> send(exchange, 200, "application/json", body));
  }

  FakeServer problem(String line, int status, String code, String detail) {
    String body =
        """
        {"type":"about:blank","title":"Title","status":%d,"detail":"%s","code":"%s",
         "request_id":"req_1","retryable":false,"who":"user"}\
        """
            .formatted(status, detail, code);
    return on(line, exchange -> send(exchange, status, "application/problem+json", body));
  }

  FakeServer events(String line, String... events) {
    return on(line, exchange -> send(exchange, 200, "text/event-stream", String.join("", events)));
  }

  static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    var headers = exchange.getRequestHeaders();
    seen.add(
        new Seen(line, body, headers.getFirst("Authorization"), headers.getFirst("Last-Event-ID")));
    Route route =
        routes.getOrDefault(
            line, unknown -> send(unknown, 404, "text/plain", "the fake has no " + line));
    try {
      route.answer(exchange);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
