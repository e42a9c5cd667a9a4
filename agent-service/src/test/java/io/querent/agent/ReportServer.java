package io.querent.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.report.ReportApi;
import io.querent.contracts.report.ReportVersionView;
import io.querent.contracts.report.ReportView;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.IrReader;
import io.querent.semantics.json.SemanticsJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** The report service's surface at the wire: keeps reports and versions by its rules. */
public class ReportServer implements QuarkusTestResourceLifecycleManager {
  /** Whether every connection breaks off as if the service were gone. */
  static volatile boolean away;

  /** Whether versions are refused. */
  static volatile boolean refusing;

  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObjectMapper JSON =
      SemanticsJson.mapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
  private static final Map<String, Kept> REPORTS = new ConcurrentHashMap<>();

  private HttpServer server;

  private static final class Kept {
    private final String title;
    private final String owner;
    private final List<ReportVersionView> versions = new ArrayList<>();
    private boolean archived;

    private Kept(String title, String owner) {
      this.title = title;
      this.owner = owner;
    }
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/reports", ReportServer::answer);
    server.start();
    return Map.of(
        "quarkus.rest-client.report.url", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  static void calm() {
    away = false;
    refusing = false;
    REPORTS.clear();
  }

  static int reports() {
    return REPORTS.size();
  }

  static int versions(String key) {
    return REPORTS.get(key).versions.size();
  }

  /** An empty report of somebody. */
  static void put(String key, String owner) {
    REPORTS.put(key, new Kept(key, owner));
  }

  static void archive(String key) {
    REPORTS.get(key).archived = true;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    if (away) {
      exchange.close();
      return;
    }
    String[] path = exchange.getRequestURI().getPath().split("/");
    boolean post = exchange.getRequestMethod().equals("POST");
    JsonNode body = post ? JSON.readTree(exchange.getRequestBody()) : null;
    String key = path.length > 3 ? path[3] : null;
    if (key == null) {
      create(exchange, body);
    } else if (!REPORTS.containsKey(key)) {
      problem(exchange, ErrorCode.NOT_FOUND, "There is no report '" + key + "'.");
    } else if (path.length == 4) {
      reply(exchange, 200, view(key));
    } else if (post) {
      add(exchange, key, body);
    } else {
      reply(exchange, 200, new ReportApi.Versions(REPORTS.get(key).versions.reversed()));
    }
  }

  private static void create(HttpExchange exchange, JsonNode body) throws IOException {
    String key = body.get("key").asText();
    Kept kept = new Kept(body.get("title").asText(), caller(exchange));
    if (REPORTS.putIfAbsent(key, kept) != null) {
      problem(exchange, ErrorCode.CONFLICT, "There is a report '" + key + "' already.");
    } else {
      reply(exchange, 201, view(key));
    }
  }

  private static String caller(HttpExchange exchange) throws IOException {
    String token = exchange.getRequestHeaders().getFirst("Authorization").substring(7);
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    return JSON.readTree(claims).get("sub").asText();
  }

  private static void add(HttpExchange exchange, String key, JsonNode body) throws IOException {
    JsonNode definition = body.get("def_json");
    String datasource = body.path("datasource_id").asText(null);
    String flaw = refusing ? "Refused as told." : flaw(definition);
    if (flaw != null) {
      problem(exchange, ErrorCode.INVALID_DEFINITION, flaw);
      return;
    }
    List<ReportVersionView> versions = REPORTS.get(key).versions;
    synchronized (versions) {
      if (!versions.isEmpty() && versions.getLast().defJson().equals(definition)) {
        reply(exchange, 200, versions.getLast());
        return;
      }
      int number = versions.size() + 1;
      versions.add(
          new ReportVersionView(
              "rver_" + key + number,
              key,
              number,
              datasource,
              null,
              definition,
              "sum" + definition.hashCode(),
              "active",
              caller(exchange),
              THEN));
      reply(exchange, 201, versions.getLast());
    }
  }

  /** What the service would find: an unreadable query, or a parameter that is nowhere declared. */
  private static String flaw(JsonNode definition) {
    if (definition.has("ir")) {
      try {
        IrReader.read(definition.get("ir"));
      } catch (IrException e) {
        return e.getMessage();
      }
    }
    for (String part : definition.path("ir").toString().split("\\{\\{")) {
      String name = part.contains("}}") ? part.substring(0, part.indexOf("}}")) : null;
      if (name != null && !definition.at("/params/schema/properties").has(name)) {
        return "Nobody declares " + name + ".";
      }
    }
    return null;
  }

  private static ReportView view(String key) {
    Kept kept = REPORTS.get(key);
    ReportVersionView latest = kept.versions.isEmpty() ? null : kept.versions.getLast();
    return new ReportView(
        "report_" + key,
        key,
        kept.title,
        null,
        kept.owner,
        kept.archived,
        latest == null ? null : latest.version(),
        latest == null ? null : latest.datasourceId(),
        null,
        THEN,
        THEN);
  }

  private static void problem(HttpExchange exchange, ErrorCode code, String detail)
      throws IOException {
    reply(exchange, code.status(), Problem.of(code, detail, "r", List.of()));
  }

  private static void reply(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange
        .getResponseHeaders()
        .add("Content-Type", status < 400 ? "application/json" : "application/problem+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
