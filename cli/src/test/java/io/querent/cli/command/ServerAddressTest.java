package io.querent.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAddressTest {

  @Test
  void shouldPreferTheOptionToTheVariable() {
    Map<String, String> variables = Map.of("QUERENT_URL", "http://variable:1");

    assertThat(find("https://option/", variables)).isEqualTo("https://option");
    assertThat(find(null, variables)).isEqualTo("http://variable:1");
    assertThat(find(null, Map.of())).isEqualTo("http://127.0.0.1:8080");
    assertThat(find("example.com:81", Map.of())).isEqualTo("http://example.com:81");
  }

  @Test
  void shouldFindTheGatewayOfAnInstallation(@TempDir Path home) throws IOException {
    Files.createDirectory(home.resolve(".querent"));
    Files.writeString(home.resolve(".querent/ports.json"), "{\"gateway\": 8123}");

    assertThat(find(null, Map.of("QUERENT_HOME", home.toString())))
        .isEqualTo("http://127.0.0.1:8123");
  }

  @Test
  void shouldSayHowAnAddressIsWritten() {
    assertThatThrownBy(() -> find("ftp://x", Map.of()))
        .isInstanceOfSatisfying(
            CommandFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(2))
        .hasMessageContaining("ftp://x");
  }

  private static String find(String option, Map<String, String> variables) {
    return ServerAddress.find(
            Optional.ofNullable(option), name -> Optional.ofNullable(variables.get(name)))
        .toString();
  }
}
