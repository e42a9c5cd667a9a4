package io.querent.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventReaderTest {

  @Test
  void shouldReadIdNameAndData() throws IOException {
    List<ServerEvent> events =
        read("id:7\nevent:a\ndata:{\"n\":1}\n\nid: 8\nevent: b\ndata: {}\n\n");

    assertThat(events).extracting(ServerEvent::id).containsExactly("7", "8");
    assertThat(events).extracting(ServerEvent::name).containsExactly("a", "b");
    assertThat(events.getFirst().data().path("n").asInt()).isEqualTo(1);
  }

  @Test
  void shouldSkipCommentsAndUnknownFieldsAndAcceptCarriageReturns() throws IOException {
    List<ServerEvent> events =
        read(": still here\r\nretry: 10\r\nevent: a\r\ndata: {\"ü\":\r\ndata: \"ö\"}\r\n\r\n");

    assertThat(events).hasSize(1);
    assertThat(events.getFirst().data().path("ü").asText()).isEqualTo("ö");
  }

  @Test
  void shouldDropAnEventThatTheStreamBreaksOffIn() throws IOException {
    assertThat(read("event: a\ndata: {}\n\nevent: b\ndata: {}\n")).hasSize(1);
  }

  @Test
  void shouldNotCarryANameOverToTheNextEvent() throws IOException {
    assertThat(read("event: a\n\ndata: {}\n\n").getFirst().name()).isEmpty();
  }

  private static List<ServerEvent> read(String stream) throws IOException {
    List<ServerEvent> events = new ArrayList<>();
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    try (EventReader reader = new EventReader(new ByteArrayInputStream(bytes))) {
      for (Optional<ServerEvent> next = reader.next(); next.isPresent(); next = reader.next()) {
        events.add(next.get());
      }
    }
    return events;
  }
}
