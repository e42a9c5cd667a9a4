package io.querent.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Role;
import io.querent.kit.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events the way a client does. */
final class EventReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();

  /** Posts a body and reads the stream to its end. */
  static List<JsonNode> post(URI address, String path, String body) throws Exception {
    return read(request(address, path, 0).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  /** Reads a run's events after the given number to their end. */
  static List<JsonNode> get(URI address, String path, long after) throws Exception {
    return read(request(address, path, after).GET().build());
  }

  /** Posts a body and goes on reading in the background. */
  static EventReader start(URI address, String path, String body) {
    EventReader reader = new EventReader();
    HttpRequest request =
        request(address, path, 0).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                CLIENT
                    .send(request, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("data:"))
                    .forEach(line -> reader.events.add(parse(line)));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    return reader;
  }

  /** The next event of that name. */
  JsonNode awaitEvent(String name) throws InterruptedException {
    while (true) {
      JsonNode event = events.poll(20, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("no event " + name);
      }
      if (event.get("event").asText().equals(name)) {
        return event;
      }
    }
  }

  private static List<JsonNode> read(HttpRequest request) throws Exception {
    List<JsonNode> events = new ArrayList<>();
    CLIENT
        .send(request, HttpResponse.BodyHandlers.ofLines())
        .body()
        .filter(line -> line.startsWith("data:"))
        .forEach(line -> events.add(parse(line)));
    return events;
  }

  private static HttpRequest.Builder request(URI address, String path, long after) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", TestTokens.bearer(Role.ANALYST, "org-1", Audience.AGENT))
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream");
    return after == 0 ? request : request.header("Last-Event-ID", String.valueOf(after));
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line.substring("data:".length()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
