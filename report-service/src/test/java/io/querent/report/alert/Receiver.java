package io.querent.report.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A receiver of webhooks, and the gateway's knowledge of members, at the wire. */
public class Receiver implements QuarkusTestResourceLifecycleManager {
  /** A request as it came. */
  record Got(String path, String signature, String delivery, byte[] body) {}

  static final List<Got> GOT = new CopyOnWriteArrayList<>();

  /** Roles of every member as a JSON array; null for nobody known, empty for a gateway away. */
  public static volatile String roles = "[\"analyst\"]";

  static volatile String url;

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    url = "http://127.0.0.1:" + server.getAddress().getPort();
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/hook/flaky", e -> receive(e, GOT.size() < 2 ? 503 : 204));
    server.createContext("/hook/gone", e -> receive(e, 410));
    server.createContext("/hook/moved", Receiver::move);
    server.createContext("/internal/members", Receiver::member);
    server.start();
    return Map.of(
        "quarkus.rest-client.gateway.url", url,
        "QUERENT_ALERT_PRIVATE_TARGETS", "true",
        "QUERENT_MASTER_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "querent.alert.first-wait", "50ms",
        "querent.alert.check-patience", "0s",
        "querent.alert.send-every", "200ms",
        "querent.alert.sweep-every", "300ms",
        "querent.schedule.every", "off");
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private static void receive(HttpExchange exchange, int status) throws IOException {
    GOT.add(
        new Got(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst(Signature.HEADER),
            exchange.getRequestHeaders().getFirst("X-Querent-Delivery"),
            exchange.getRequestBody().readAllBytes()));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static void move(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", url + "/hook/flaky");
    receive(exchange, 302);
  }

  private static void member(HttpExchange exchange) throws IOException {
    String now = roles;
    String[] path = exchange.getRequestURI().getPath().split("/");
    String body =
        "{\"user_id\":\"%s\",\"organization_id\":\"%s\",\"email\":null,\"roles\":%s,\"active\":true}"
            .formatted(path[4], path[3], now);
    int status = now == null ? 404 : now.isEmpty() ? 503 : 200;
    String problem =
        "{\"type\":\"about:blank\",\"title\":\"x\",\"status\":404,\"detail\":\"x\",\"code\":\"not_found\",\"retryable\":false,\"who\":\"user\"}";
    byte[] bytes = (status == 200 ? body : status == 404 ? problem : "away").getBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
