package io.querent.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.semantics.json.SemanticsJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The datasource service's surface at the wire over one real SQLite database: statements with
 * {@code {{name}}} as bound parameters.
 */
public class DatasourceServer implements QuarkusTestResourceLifecycleManager {
  /** How long a query takes at least. */
  public static volatile long delayMs;

  /** Queries that arrived. */
  public static final AtomicInteger QUERIES = new AtomicInteger();

  /** Queries whose caller had hung up when the answer was ready. */
  public static final AtomicInteger ABANDONED = new AtomicInteger();

  private static final Pattern PARAMETER = Pattern.compile("\\{\\{(\\w+)}}");
  private static final ObjectMapper JSON =
      SemanticsJson.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private HttpServer server;
  private Connection database;

  @Override
  public Map<String, String> start() {
    try {
      database = DriverManager.getConnection("jdbc:sqlite::memory:");
      try (Statement statement = database.createStatement()) {
        statement.execute("create table orders (id int, city text, amount int, day text)");
        statement.execute(
            """
            insert into orders values (1, 'Oslo', 10, '2025-01-01'), (2, 'Oslo', 20, '2025-01-02'),
              (3, 'Bergen', 30, '2025-01-02'), (4, 'Rome', 40, '2025-02-01')
            """);
      }
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/datasources", DatasourceServer::list);
    server.createContext("/v1/queries", this::query);
    server.start();
    return Map.of(
        "quarkus.rest-client.datasource.url", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private static void list(HttpExchange exchange) throws IOException {
    send(exchange, 200, "{\"items\":[{\"id\":\"shop\",\"kind\":\"sqlite\"}]}");
  }

  private void query(HttpExchange exchange) throws IOException {
    QueryRequest request = JSON.readValue(exchange.getRequestBody(), QueryRequest.class);
    QUERIES.incrementAndGet();
    try {
      Thread.sleep(delayMs);
      String answer = JSON.writeValueAsString(run(request));
      send(exchange, 200, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      Problem problem = Problem.of(ErrorCode.UNKNOWN_TABLE, e.getMessage(), null, List.of());
      send(exchange, problem.status(), JSON.writeValueAsString(problem));
    }
  }

  private synchronized ResultHead run(QueryRequest request) throws SQLException {
    List<Object> values = new ArrayList<>();
    Matcher names = PARAMETER.matcher(request.sql());
    StringBuilder sql = new StringBuilder();
    while (names.find()) {
      values.add(request.parameters().get(names.group(1)));
      names.appendReplacement(sql, "?");
    }
    names.appendTail(sql);
    try (PreparedStatement statement = database.prepareStatement(sql.toString())) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        return head(request, sql.toString(), rows);
      }
    }
  }

  private static ResultHead head(QueryRequest request, String sql, ResultSet rows)
      throws SQLException {
    List<ColumnView> columns = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      columns.add(new ColumnView(rows.getMetaData().getColumnLabel(i), "text", null));
    }
    List<List<Object>> found = new ArrayList<>();
    while (rows.next()) {
      List<Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(rows.getObject(i));
      }
      found.add(row);
    }
    return new ResultHead(
        "res_" + "0".repeat(32),
        request.datasourceId(),
        sql,
        columns,
        found.subList(0, Math.min(found.size(), request.previewRows())),
        found.size(),
        false,
        5000,
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
