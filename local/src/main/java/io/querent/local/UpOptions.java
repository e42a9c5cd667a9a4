package io.querent.local;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a person may choose for {@code up}.
 *
 * @param port the gateway's port; remembered when absent
 * @param infrastructureOnly PostgreSQL, Redis and Kafka without the services, which then run
 *     elsewhere, such as in an IDE
 * @param demo whether demo data is installed
 */
public record UpOptions(Optional<Integer> port, boolean infrastructureOnly, boolean demo) {

  public static UpOptions parse(List<String> arguments) {
    Optional<Integer> port = Optional.empty();
    boolean infrastructureOnly = false;
    boolean demo = true;
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      if (argument.equals("--port") && rest.hasNext()) {
        port = Optional.of(port(rest.next()));
      } else if (argument.startsWith("--port=")) {
        port = Optional.of(port(argument.substring("--port=".length())));
      } else if (argument.equals("--infrastructure")) {
        infrastructureOnly = true;
      } else if (argument.equals("--no-demo")) {
        demo = false;
      } else {
        throw new IllegalArgumentException(
            "up does not know '" + argument + "'; it takes --port N, --infrastructure, --no-demo");
      }
    }
    return new UpOptions(port, infrastructureOnly, demo);
  }

  /** The same options as arguments. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    port.ifPresent(number -> arguments.add("--port=" + number));
    if (infrastructureOnly) {
      arguments.add("--infrastructure");
    }
    if (!demo) {
      arguments.add("--no-demo");
    }
    return arguments;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException("--port needs a number from 1 to 65535, not '" + text + "'");
  }
}
