package io.querent.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A server that speaks the OpenAI chat completions protocol and behaves as it is told: well,
 * slowly, badly or not at all. It invents no answer about data: it calls {@code create_data} with
 * the statement in the question and then repeats what the tool said.
 */
public class ModelServer implements QuarkusTestResourceLifecycleManager {
  /** How it behaves. */
  public enum Mode {
    /** 500 at once. */
    FAIL,
    /** Calls the tool, then words the answer. */
    WORK,
    /** First a tool call whose arguments are no JSON, then as {@link #WORK}. */
    MALFORMED,
    /** Always the same broken tool call. */
    HOPELESS,
    /** Takes the request and says nothing. */
    HANG,
    /** Two words of an answer, then the connection ends. */
    BREAK_OFF,
    /** Asks back with two choices, the first of which counts the orders. */
    CLARIFY,
    /** One word every 100 ms, for four seconds. */
    SLOW,
    /** Says the next of {@link #REPLIES}; with none left as {@link #FAIL}. */
    SAY
  }

  public static volatile Mode mode = Mode.FAIL;

  /** Models that fail whatever the mode. */
  public static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

  /** Names of the models that were asked, in order. */
  public static final List<String> ASKED = new CopyOnWriteArrayList<>();

  /** What is said next, one after the other. */
  public static final Queue<String> REPLIES = new ConcurrentLinkedQueue<>();

  /** What happens while the model thinks about a reply. */
  static volatile Runnable meanwhile = () -> {};

  static volatile JsonNode lastRequest;

  private static final String CHOICES =
      """
      {"question":"Which ones?","choices":[{"label":"all orders","proposal":{"datasource_id":"shop","title":"Orders",
       "ir":{"entities":["orders"],"metrics":[{"name":"orders","agg":"count"}]}}},{"label":"none"}]}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/chat/completions", ModelServer::answer);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    return Map.of(
        "querent.models.providers.primary.base-url", url,
        "querent.models.providers.spare.base-url", url);
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** Forgets what was told and asked. */
  public static void calm() {
    mode = Mode.FAIL;
    FAILING.clear();
    ASKED.clear();
    REPLIES.clear();
    meanwhile = () -> {};
  }

  private static void answer(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    lastRequest = request;
    String model = request.get("model").asText();
    ASKED.add(model);
    switch (FAILING.contains(model) ? Mode.FAIL : mode) {
      case SAY -> say(exchange);
      case FAIL -> fail(exchange);
      case HANG -> pause(10_000);
      case WORK, MALFORMED, HOPELESS, BREAK_OFF, CLARIFY, SLOW -> stream(exchange, request);
    }
  }

  private static void fail(HttpExchange exchange) throws IOException {
    byte[] body = "{\"error\":{\"message\":\"boom\"}}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(500, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void say(HttpExchange exchange) throws IOException {
    String reply = REPLIES.poll();
    meanwhile.run();
    if (reply == null) {
      fail(exchange);
      return;
    }
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      words(out, List.of(reply), 0);
      end(out);
    }
  }

  private static void stream(HttpExchange exchange, JsonNode request) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    JsonNode last = request.get("messages").get(request.get("messages").size() - 1);
    try (OutputStream out = exchange.getResponseBody()) {
      boolean toolSpoke = last.get("role").asText().equals("tool");
      boolean toolFailed = toolSpoke && last.get("content").asText().startsWith("error ");
      if (mode == Mode.BREAK_OFF) {
        words(out, List.of("The ", "figure "), 20);
        return;
      }
      if (mode == Mode.SLOW) {
        words(out, Collections.nCopies(40, "word "), 100);
      } else if (mode == Mode.CLARIFY) {
        call(out, "clarify", CHOICES);
      } else if (mode == Mode.HOPELESS || (mode == Mode.MALFORMED && !toolSpoke)) {
        call(out, "create_data", "{\"title\": oops");
      } else if (!toolSpoke || toolFailed) {
        call(out, "create_data", arguments(request));
      } else {
        words(out, List.of("The data says: ", last.get("content").asText()), 1);
      }
      end(out);
    }
  }

  /** The statement stands in the person's question after the word SQL. */
  private static String arguments(JsonNode request) {
    String question = "";
    for (JsonNode message : request.get("messages")) {
      if (message.get("role").asText().equals("user")) {
        question = message.get("content").asText();
      }
    }
    String sql = question.substring(question.indexOf("SQL ") + 4);
    return JSON.createObjectNode()
        .put("title", "Asked for")
        .put("datasource_id", "shop")
        .put("sql", sql)
        .toString();
  }

  private static void call(OutputStream out, String tool, String arguments) throws IOException {
    var delta = JSON.createObjectNode().put("role", "assistant");
    var call =
        delta
            .putArray("tool_calls")
            .addObject()
            .put("index", 0)
            .put("id", "call_7")
            .put("type", "function");
    call.putObject("function").put("name", tool).put("arguments", "");
    event(out, delta, null);
    for (int at = 0; at < arguments.length(); at += 9) {
      var part = JSON.createObjectNode();
      part.putArray("tool_calls")
          .addObject()
          .put("index", 0)
          .putObject("function")
          .put("arguments", arguments.substring(at, Math.min(arguments.length(), at + 9)));
      event(out, part, null);
    }
    event(out, JSON.createObjectNode(), "tool_calls");
  }

  private static void words(OutputStream out, List<String> words, long pause) throws IOException {
    for (String word : words) {
      event(out, JSON.createObjectNode().put("content", word), null);
      pause(pause);
    }
    if (mode != Mode.BREAK_OFF) {
      event(out, JSON.createObjectNode(), "stop");
    }
  }

  private static void event(OutputStream out, JsonNode delta, String finish) throws IOException {
    var chunk =
        JSON.createObjectNode()
            .put("id", "x")
            .put("object", "chat.completion.chunk")
            .put("model", "test-model");
    var choice = chunk.putArray("choices").addObject().put("index", 0).put("finish_reason", finish);
    choice.set("delta", delta);
    out.write(("data: " + chunk + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void end(OutputStream out) throws IOException {
    String usage =
        "{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"model\":\"test-model\",\"choices\":[],"
            + "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7,\"total_tokens\":18}}";
    out.write(("data: " + usage + "\n\ndata: [DONE]\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
