package io.querent.local.part;

import java.util.List;
import java.util.Map;

/**
 * How to start a process.
 *
 * @param line program and arguments
 * @param environment added to the launcher's own
 * @param stop the signal that ends it in good order
 */
public record Command(List<String> line, Map<String, String> environment, StopSignal stop) {

  /** The signals by which parts end in good order. */
  public enum StopSignal {
    /** PostgreSQL's fast shutdown; its TERM would wait for every client. */
    INT,
    TERM
  }

  public Command {
    if (line.isEmpty()) {
      throw new IllegalArgumentException("A command needs a program");
    }
    line = List.copyOf(line);
    environment = Map.copyOf(environment);
  }
}
