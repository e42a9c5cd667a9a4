package io.querent.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.datasource.Schema;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.json.SemanticsJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The datasource service's surface at the wire over real SQLite: statements with {@code {{name}}}
 * as bound parameters, and queries as IR. There are the datasources {@code shop} and {@code bare},
 * which has no tables.
 */
public class DatasourceServer implements QuarkusTestResourceLifecycleManager {
  /** How long a query takes at least. */
  public static volatile long delayMs;

  /** Most rows of a result. */
  public static volatile long rowLimit = 5000;

  /** Queries that arrived. */
  public static final AtomicInteger QUERIES = new AtomicInteger();

  /** Queries whose caller had hung up when the answer was ready. */
  public static final AtomicInteger ABANDONED = new AtomicInteger();

  /** The queries that came as IR. */
  public static final List<QueryRequest> IR = new CopyOnWriteArrayList<>();

  static final ObjectMapper JSON =
      SemanticsJson.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private static volatile SqliteTables tables;

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    tables = new SqliteTables();
    execute(
        "create table orders (id integer, city text, amount integer, day date)",
        """
        insert into orders values (1, 'Oslo', 10, '2025-01-01'), (2, 'Oslo', 20, '2025-01-02'),
          (3, 'Bergen', 30, '2025-01-02'), (4, 'Rome', 40, '2025-02-01')
        """);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/datasources", DatasourceServer::list);
    server.createContext("/v1/schema", DatasourceServer::schema);
    server.createContext("/v1/queries", DatasourceServer::query);
    server.start();
    return Map.of(
        "quarkus.rest-client.datasource.url",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "QUERENT_MASTER_KEY",
        "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  /** Changes the tables of {@code shop}. */
  public static void execute(String... statements) {
    tables.execute(statements);
  }

  private static void list(HttpExchange exchange) throws IOException {
    send(exchange, 200, "{\"items\":[{\"id\":\"shop\",\"kind\":\"sqlite\"}]}");
  }

  private static void schema(HttpExchange exchange) throws IOException {
    boolean bare = exchange.getRequestURI().getPath().endsWith("/bare");
    Schema schema =
        new Schema(
            bare ? "bare" : "shop",
            1,
            Instant.now(),
            "",
            bare ? SqliteTables.NONE : tables.catalogue(),
            null);
    send(exchange, 200, JSON.writeValueAsString(schema));
  }

  private static void query(HttpExchange exchange) throws IOException {
    QueryRequest request = JSON.readValue(exchange.getRequestBody(), QueryRequest.class);
    QUERIES.incrementAndGet();
    if (request.ir() != null) {
      IR.add(request);
    }
    try {
      Thread.sleep(delayMs);
      send(exchange, 200, JSON.writeValueAsString(head(request)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException | IrException e) {
      Problem problem = Problem.of(ErrorCode.UNKNOWN_TABLE, e.getMessage(), null, List.of());
      send(exchange, problem.status(), JSON.writeValueAsString(problem));
    }
  }

  private static ResultHead head(QueryRequest request) throws SQLException {
    SqliteTables.Rows all =
        request.ir() == null
            ? tables.query(request.sql(), request.parameters())
            : tables.query(request.ir(), request.parameters());
    long limit = request.limit() == null ? rowLimit : Math.min(rowLimit, request.limit());
    boolean truncated = all.rows().size() > limit;
    List<List<Object>> rows =
        new ArrayList<>(truncated ? all.rows().subList(0, (int) limit) : all.rows());
    int shown = request.previewRows() == null ? 100 : request.previewRows();
    return new ResultHead(
        FileServer.keep(all.columns(), rows),
        request.datasourceId(),
        all.sql(),
        all.columns(),
        rows.subList(0, Math.min(rows.size(), shown)),
        rows.size(),
        truncated,
        limit,
        List.of(),
        new ResultHead.Timings(1, 1, 1, 1, 4),
        Instant.now().plus(Duration.ofHours(1)));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      ABANDONED.incrementAndGet();
      throw e;
    }
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }
}
