package io.querent.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

  private static final List<String> INTERNAL =
      List.of(
          "postgres",
          "redis",
          "kafka",
          "kafka-controller",
          "file",
          "datasource",
          "agent",
          "report");

  @TempDir Path root;
  private Home home;

  @BeforeEach
  void create() throws IOException {
    home = new Home(root);
    home.create();
  }

  @Test
  void shouldGiveEveryPartItsOwnPort() throws IOException {
    // When
    Ports ports = Ports.choose(home, 8080);

    // Then
    assertThat(INTERNAL.stream().map(ports::of)).doesNotHaveDuplicates().doesNotContain(8080);
  }

  @Test
  void shouldRememberPortsOverStarts() throws IOException {
    // Given
    Ports first = Ports.choose(home, 8080);

    // When
    Ports second = Ports.choose(home, 8080);

    // Then
    for (String part : INTERNAL) {
      assertThat(second.of(part)).as(part).isEqualTo(first.of(part));
    }
  }

  @Test
  void shouldReplaceOnlyTheRememberedPortThatIsBusy() throws IOException {
    // Given
    Ports first = Ports.choose(home, 8080);
    try (ServerSocket other =
        new ServerSocket(first.of("redis"), 1, InetAddress.getLoopbackAddress())) {

      // When
      Ports second = Ports.choose(home, 8080);

      // Then
      assertThat(second.of("redis")).isNotEqualTo(other.getLocalPort());
      assertThat(second.of("postgres")).isEqualTo(first.of("postgres"));
    }
  }

  @Test
  void shouldRememberTheGatewayPortThatWasAskedFor() throws IOException {
    // Given
    Ports.choose(home, 18_123);

    // Then
    assertThat(Ports.gatewayPort(home, Optional.empty())).isEqualTo(18_123);
    assertThat(Ports.gatewayPort(home, Optional.of(18_124))).isEqualTo(18_124);
  }

  @Test
  void shouldKeepTwoClonesApart(@TempDir Path elsewhere) throws IOException {
    // Given
    Home other = new Home(elsewhere);
    other.create();

    // When
    Ports here = Ports.choose(home, 8080);
    List<ServerSocket> running = INTERNAL.stream().map(here::of).map(PortsTest::listen).toList();
    Ports there = Ports.choose(other, 8081);

    // Then
    assertThat(Stream.concat(INTERNAL.stream().map(here::of), INTERNAL.stream().map(there::of)))
        .doesNotHaveDuplicates();
    for (ServerSocket socket : running) {
      socket.close();
    }
  }

  private static ServerSocket listen(int port) {
    try {
      return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
