package io.querent.agent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.DatasourceApi;
import io.querent.contracts.datasource.DatasourceView;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.datasource.Schema;
import io.querent.contracts.datasource.SqlRequest;
import io.querent.contracts.datasource.SqlResponse;
import io.querent.contracts.datasource.TableSearch;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.json.SemanticsJson;
import io.querent.semantics.model.SemanticModel;
import io.querent.sql.GenerationContext;
import io.querent.sql.SqlGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The datasource service's surface at the wire, over one small real SQLite database. */
public class ShopServer implements QuarkusTestResourceLifecycleManager {
  /** How long a query takes at least. */
  public static volatile long delayMs;

  /** Queries whose caller had hung up when the answer was ready. */
  static final AtomicInteger abandoned = new AtomicInteger();

  /** Whether the list of datasources breaks off as if the service were gone. */
  static volatile boolean away;

  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObjectMapper JSON =
      SemanticsJson.mapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private HttpServer server;
  private Connection database;

  @Override
  public Map<String, String> start() {
    try {
      database = DriverManager.getConnection("jdbc:sqlite::memory:");
      ShopCatalogue.create(database);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/datasources", this::list);
    server.createContext("/v1/datasources/nowhere", ShopServer::notFound);
    server.createContext("/v1/schema/shop/search", exchange -> reply(exchange, 200, search()));
    server.createContext("/v1/schema/shop", exchange -> reply(exchange, 200, schema()));
    server.createContext("/v1/queries", this::query);
    server.createContext("/v1/sql", ShopServer::sql);
    server.start();
    return Map.of(
        "quarkus.rest-client.datasource.url", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    if (away) {
      exchange.close();
    } else {
      reply(exchange, 200, datasources());
    }
  }

  private static void notFound(HttpExchange exchange) throws IOException {
    reply(
        exchange,
        404,
        Problem.of(ErrorCode.NOT_FOUND, "There is no datasource 'nowhere'.", "r", List.of()));
  }

  private static DatasourceApi.Datasources datasources() {
    return new DatasourceApi.Datasources(
        List.of(
            new DatasourceView(
                "shop",
                "sqlite",
                "sqlite",
                "Shop",
                null,
                true,
                "ready",
                "healthy",
                null,
                2,
                1L,
                THEN,
                List.of("How many customers are there?"),
                THEN,
                THEN)));
  }

  private static Schema schema() {
    return new Schema(
        "shop", 1, THEN, "customers and orders", ShopCatalogue.CATALOGUE, SemanticModel.EMPTY);
  }

  private static TableSearch search() {
    return new TableSearch(List.of(new TableSearch.Hit("customers", 1, "customers(id, name)")), 2);
  }

  private void query(HttpExchange exchange) throws IOException {
    QueryRequest request = JSON.readValue(exchange.getRequestBody(), QueryRequest.class);
    try {
      Thread.sleep(delayMs);
      answer(exchange, run(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      reply(
          exchange,
          422,
          Problem.of(
              ErrorCode.STATEMENT_FAILED, "The database says: " + e.getMessage(), "r", List.of()));
    }
  }

  private static void sql(HttpExchange exchange) throws IOException {
    SqlRequest request = JSON.readValue(exchange.getRequestBody(), SqlRequest.class);
    if (!"shop".equals(request.datasourceId())) {
      notFound(exchange);
      return;
    }
    try {
      SqlResponse.SafetyReport report =
          new SqlResponse.SafetyReport("allowed", null, null, List.of(), List.of(), 5000L, null);
      reply(
          exchange,
          200,
          new SqlResponse(sql(request.ir(), request.parameters()), List.of(), List.of(), report));
    } catch (IrException e) {
      List<Problem.FieldError> errors = List.of(new Problem.FieldError(e.path(), e.getMessage()));
      reply(exchange, 422, Problem.of(ErrorCode.INVALID_IR, e.toString(), "r", errors));
    }
  }

  private static String sql(Ir ir, Map<String, Object> parameters) {
    return SqlGenerator.forDialect("sqlite")
        .generate(
            ir,
            ShopCatalogue.CATALOGUE,
            SemanticModel.EMPTY,
            new GenerationContext(Instant.now(), ZoneOffset.UTC, parameters, 5000L))
        .sql();
  }

  /** Streams, so that a connection that is gone shows. */
  private static void answer(HttpExchange exchange, ResultHead result) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(result);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    try {
      exchange.sendResponseHeaders(200, 0);
      for (byte b : bytes) {
        exchange.getResponseBody().write(b);
        exchange.getResponseBody().flush();
      }
      exchange.close();
    } catch (IOException gone) {
      abandoned.incrementAndGet();
    }
  }

  private synchronized ResultHead run(QueryRequest request) throws SQLException {
    String sql = request.ir() == null ? request.sql() : sql(request.ir(), Map.of());
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int width = rows.getMetaData().getColumnCount();
      List<ColumnView> columns = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        boolean text = rows.getMetaData().getColumnTypeName(i).equals("TEXT");
        columns.add(
            new ColumnView(
                rows.getMetaData().getColumnLabel(i), text ? "string" : "integer", null));
      }
      List<List<Object>> values = new ArrayList<>();
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(rows.getObject(i));
        }
        values.add(row);
      }
      return new ResultHead(
          "res_1",
          "shop",
          sql,
          columns,
          values,
          values.size(),
          false,
          5000,
          List.of(),
          new ResultHead.Timings(0, 0, 0, 0, 0),
          THEN);
    }
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
