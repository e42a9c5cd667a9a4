package io.querent.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where Querent is: the option, else {@code QUERENT_URL}, else the gateway's port of the
 * installation in {@code QUERENT_HOME}, else port 8080 of this machine.
 */
public final class ServerAddress {
  private static final String USUAL = "http://127.0.0.1:8080";

  private ServerAddress() {}

  /** The address without a slash at its end. */
  public static URI find(Optional<String> option, Function<String, Optional<String>> variables) {
    String text =
        option
            .or(() -> variables.apply("QUERENT_URL"))
            .or(() -> variables.apply("QUERENT_HOME").flatMap(ServerAddress::ofInstallation))
            .orElse(USUAL);
    return parse(text);
  }

  private static URI parse(String text) {
    String full = text.contains("://") ? text : "http://" + text;
    try {
      URI address = URI.create(full.replaceAll("/+$", ""));
      if (address.getHost() != null
          && (address.getScheme().equals("http") || address.getScheme().equals("https"))) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      // Told below, like every other address that does not do.
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "'" + text + "' is not an address of Querent",
        "Write it like http://127.0.0.1:8080 (--url or QUERENT_URL).");
  }

  private static Optional<String> ofInstallation(String home) {
    for (String place : new String[] {"ports.json", ".querent/ports.json"}) {
      Path ports = Path.of(home).resolve(place);
      if (Files.isReadable(ports)) {
        try {
          JsonNode port = Json.read(Files.readAllBytes(ports)).path("gateway");
          return port.isInt() ? Optional.of("http://127.0.0.1:" + port) : Optional.empty();
        } catch (IOException unreadable) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
