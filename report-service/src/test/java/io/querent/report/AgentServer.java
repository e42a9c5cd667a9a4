package io.querent.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.querent.contracts.agent.VerdictRequest;
import io.querent.contracts.agent.VerdictResponse;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The agent's verdicts at the wire: it knows the model {@code mellow} and no other. */
public class AgentServer implements QuarkusTestResourceLifecycleManager {
  /** What was asked. */
  public static final List<VerdictRequest> ASKED = new CopyOnWriteArrayList<>();

  /** Whether it answers nothing that can be read. */
  public static volatile boolean away;

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/internal/verdicts", AgentServer::judge);
    server.start();
    return Map.of(
        "quarkus.rest-client.agent.url", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private static void judge(HttpExchange exchange) throws IOException {
    VerdictRequest request =
        DatasourceServer.JSON.readValue(exchange.getRequestBody(), VerdictRequest.class);
    ASKED.add(request);
    if (away) {
      send(exchange, 503, "away");
    } else if (request.forceModel() != null && !request.forceModel().equals("mellow")) {
      Problem problem =
          Problem.of(
              ErrorCode.INVALID_REQUEST,
              "There is no model provider '%s'; there are builtin, mellow."
                  .formatted(request.forceModel()),
              null,
              List.of());
      send(exchange, problem.status(), DatasourceServer.JSON.writeValueAsString(problem));
    } else {
      VerdictResponse verdict =
          new VerdictResponse(
              "warn",
              "Judged over %d checks.".formatted(request.facts().path("checks").size()),
              List.of(),
              "**Mind the gaps.**",
              request.forceModel() == null ? "routed" : request.forceModel(),
              request.rubricVersion());
      send(exchange, 200, DatasourceServer.JSON.writeValueAsString(verdict));
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
