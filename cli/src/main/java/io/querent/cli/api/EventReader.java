package io.querent.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads server-sent events as the HTML standard defines them: comments and unknown fields are
 * skipped, several data lines make one text, and an event that the stream breaks off in is lost.
 */
public final class EventReader implements AutoCloseable {
  private final BufferedReader lines;
  private String lastId = "";

  public EventReader(InputStream stream) {
    this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /** The next event, or nothing at the end of the stream. */
  public Optional<ServerEvent> next() throws IOException {
    String name = "";
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          return Optional.of(new ServerEvent(lastId, name, Json.read(data.toString())));
        }
        name = "";
        continue;
      }
      String value = value(line);
      switch (field(line)) {
        case "event" -> name = value;
        case "id" -> lastId = value;
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static String field(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? line : line.substring(0, colon);
  }

  private static String value(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return "";
    }
    int start = line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
    return line.substring(start);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
