package io.querent.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers, learns, asks and reads results; a problem becomes a {@link RequestFailure}. */
public final class QuerentClient {

  private static final int NOT_FOUND = 404;
  private static final int FIRST_FAILURE = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final URI gateway;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public QuerentClient(URI gateway) {
    this.gateway = gateway;
  }

  /** Whether the gateway answers and says that it can work. */
  public boolean healthy() throws InterruptedException {
    try {
      String status = send("GET", "/health", null).path("status").asText();
      return status.equals("ok") || status.equals("degraded");
    } catch (IOException e) {
      return false;
    }
  }

  public Optional<JsonNode> datasource(String id) throws IOException, InterruptedException {
    try {
      return Optional.of(send("GET", "/v1/datasources/" + path(id), null));
    } catch (RequestFailure e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Ids of all datasources. */
  public List<String> datasources() throws IOException, InterruptedException {
    return send("GET", "/v1/datasources", null).path("items").findValuesAsText("id");
  }

  /** Registers a datasource and learns it. */
  public JsonNode register(Map<String, ?> datasource) throws IOException, InterruptedException {
    return send("POST", "/v1/datasources", datasource);
  }

  public JsonNode learn(String id) throws IOException, InterruptedException {
    return send("POST", "/v1/learn?datasource_id=" + path(id), Map.of());
  }

  public void delete(String id) throws IOException, InterruptedException {
    send("DELETE", "/v1/datasources/" + path(id), null);
  }

  /** Asks once, outside of any chat of a person. */
  public JsonNode ask(String question, String datasourceId)
      throws IOException, InterruptedException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("question", question);
    body.put("datasource_id", datasourceId);
    return send("POST", "/v1/ask/quick", body);
  }

  /** A page of a result as JSON. */
  public JsonNode page(String resultId, long offset, int limit)
      throws IOException, InterruptedException {
    return send(
        "GET",
        "/v1/results/%s?format=json&offset=%d&limit=%d".formatted(path(resultId), offset, limit),
        null);
  }

  public JsonNode models() throws IOException, InterruptedException {
    return send("GET", "/v1/models", null);
  }

  /** Removes the chat that an answer left behind. */
  public void deleteChat(String id) throws IOException, InterruptedException {
    send("DELETE", "/v1/chats/" + path(id), null);
  }

  private JsonNode send(String method, String path, Object body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(method.equals("DELETE") ? LITTLE_PATIENCE : PATIENCE)
            .header("Accept", "application/json, application/problem+json");
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body)));
    }
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new IOException(
          "Querent does not answer at " + gateway + ". Start it: ./querent up", e);
    }
    return answer(method + " " + path, response);
  }

  private static JsonNode answer(String request, HttpResponse<String> response)
      throws RequestFailure {
    JsonNode document = document(response.body());
    if (response.statusCode() < FIRST_FAILURE) {
      return document;
    }
    String detail = document.path("detail").asText(document.path("title").asText(""));
    String text = detail.isBlank() ? "HTTP status " + response.statusCode() : detail;
    throw new RequestFailure(
        response.statusCode(), document.path("code").asText(null), request + ": " + text);
  }

  private static JsonNode document(String body) {
    try {
      return body.isBlank() ? MAPPER.missingNode() : MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return MAPPER.missingNode();
    }
  }

  private static String path(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
