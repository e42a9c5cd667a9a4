package io.querent.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/**
 * Stands in for the file service at the wire: reads every Arrow stream to its end, and shows at
 * {@code /received/<id>} what arrived.
 */
public class FakeFileService implements QuarkusTestResourceLifecycleManager {
  /** Question whose query takes {@link #SLOW_MS}. */
  static final String SLOW_QUESTION = "the slow one";

  /** How long the slow query takes. */
  static final long SLOW_MS = 1_500;

  /** Slow queries that have begun, and those whose caller had hung up when they were done. */
  static final AtomicInteger begun = new AtomicInteger();

  static final AtomicInteger abandoned = new AtomicInteger();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ObjectNode> received = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/internal/results", this::store);
    server.createContext("/internal/files/check", e -> answer(e, 200, check(e)));
    server.createContext("/internal/files/learn", e -> answer(e, 200, learn(e)));
    server.createContext("/internal/files/query", this::query);
    server.createContext("/received/", this::show);
    server.start();
    return Map.of("QUERENT_FILE_URL", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void store(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    ObjectNode about = JSON.createObjectNode();
    String origin = exchange.getRequestHeaders().getFirst("X-Querent-Origin");
    about.set("origin", JSON.readTree(Base64.getUrlDecoder().decode(origin)));
    about.put("authorization", exchange.getRequestHeaders().getFirst("Authorization"));
    about.put("bytes", body.length);
    long rows = 0;
    try (RootAllocator memory = new RootAllocator();
        ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(body), memory)) {
      about.put("schema", reader.getVectorSchemaRoot().getSchema().toString());
      while (reader.loadNextBatch()) {
        rows += reader.getVectorSchemaRoot().getRowCount();
        if (!about.has("first_batch")) {
          about.put("first_batch", reader.getVectorSchemaRoot().contentToTSVString());
        }
      }
    }
    about.put("rows", rows);
    String id = "res_" + number.incrementAndGet();
    received.put(id, about);
    ObjectNode stored = JSON.createObjectNode();
    stored.put("result_id", id).put("row_count", rows).put("bytes", body.length);
    stored.put("expires_at", Instant.now().plusSeconds(3600).toString());
    answer(exchange, 200, stored);
  }

  private static JsonNode check(HttpExchange exchange) throws IOException {
    JSON.readTree(exchange.getRequestBody());
    return JSON.readTree(
        """
        {"readable": true, "files": 2, "bytes": 100, "warnings": []}\
        """);
  }

  private static JsonNode learn(HttpExchange exchange) throws IOException {
    JSON.readTree(exchange.getRequestBody());
    return JSON.readTree(
        """
        {"tables": [
           {"name": "sites", "kind": "file", "row_count": 2, "columns": [
             {"name": "site_id", "type": "integer", "native_type": "BIGINT", "nullable": true,
              "profile": {"null_rate": 0.0, "distinct": 2, "min": "1", "max": "2", "complete": true,
                "frequent": [{"value": "1", "count": 1}, {"value": "2", "count": 1}]}},
             {"name": "name", "type": "string", "native_type": "VARCHAR", "nullable": true}]},
           {"name": "readings", "kind": "file", "row_count": 3, "columns": [
             {"name": "site_id", "type": "integer", "native_type": "BIGINT", "nullable": true,
              "profile": {"null_rate": 0.0, "distinct": 2, "min": "1", "max": "2", "complete": true,
                "frequent": [{"value": "1", "count": 2}, {"value": "2", "count": 1}]}},
             {"name": "kwh", "type": "float", "native_type": "DOUBLE", "nullable": true}]}],
         "files": {"sites": "sites.csv", "readings": "readings.parquet"}, "warnings": []}\
        """);
  }

  private void query(HttpExchange exchange) throws IOException {
    JsonNode query = JSON.readTree(exchange.getRequestBody());
    if (query.path("question").asText().equals(SLOW_QUESTION)) {
      dawdle(exchange);
      return;
    }
    String id = "res_" + number.incrementAndGet();
    received.put(id, (ObjectNode) query);
    answer(
        exchange,
        200,
        JSON.readTree(
            """
            {"result_id": "%s", "datasource_id": "x", "sql": "…",
             "columns": [{"name": "kwh", "type": "float"}], "rows": [[1.5]], "row_count": 1,
             "truncated": false, "limit": 10, "warnings": [],
             "timings": {"generate_ms": 0, "guard_ms": 0, "execute_ms": 1, "store_ms": 1, "total_ms": 2},
             "expires_at": "2030-01-01T00:00:00Z"}\
            """
                .formatted(id)));
  }

  /** Answers late and byte by byte, so that a connection that is gone shows. */
  private static void dawdle(HttpExchange exchange) throws IOException {
    begun.incrementAndGet();
    try {
      Thread.sleep(SLOW_MS);
      exchange.sendResponseHeaders(200, 0);
      for (int i = 0; i < 200; i++) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
      }
      exchange.close();
    } catch (IOException gone) {
      abandoned.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    ObjectNode about = received.get(path.substring(path.lastIndexOf('/') + 1));
    answer(exchange, about == null ? 404 : 200, about);
  }

  private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = String.valueOf(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
