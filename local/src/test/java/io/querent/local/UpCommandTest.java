package io.querent.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpCommandTest {

  @TempDir Path root;

  @Test
  void shouldNameTheOwnerOfABusyPortAndAnotherPort() throws Exception {
    // Given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      // When
      Outcome outcome = up(new UpOptions(Optional.of(port), false, true));

      // Then
      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.text())
          .contains("Port " + port + " is taken by")
          .contains("(process " + ProcessHandle.current().pid() + ")")
          .contains("./querent up --port ");
    }
  }

  @Test
  void shouldUnderstandItsOptions() {
    assertThat(UpOptions.parse(List.of("--port", "9000", "--no-demo")))
        .isEqualTo(new UpOptions(Optional.of(9000), false, false));
    assertThat(UpOptions.parse(List.of("--port=9000", "--infrastructure")).arguments())
        .containsExactly("--port=9000", "--infrastructure");
  }

  @Test
  void shouldRefuseWhatIsNoPort() {
    assertThatThrownBy(() -> UpOptions.parse(List.of("--port", "eighty")))
        .hasMessage("--port needs a number from 1 to 65535, not 'eighty'");
    assertThatThrownBy(() -> UpOptions.parse(List.of("--prot=1"))).hasMessageContaining("--prot=1");
  }

  private Outcome up(UpOptions options) throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int status = new UpCommand(new Home(root), new PrintStream(text, true)).run(options);
    return new Outcome(status, text.toString(StandardCharsets.UTF_8));
  }

  private record Outcome(int status, String text) {}
}
