package io.querent.local.part;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * One process of an installation. The supervisor calls {@link #prepare()}, starts {@link
 * #command()}, and asks {@link #ready()} until it holds.
 */
public interface Part {

  String name();

  /** Names of the parts that have to be ready before this one starts. */
  Set<String> needs();

  int port();

  /** Brings about what the process needs before each start; may take seconds the first time. */
  void prepare() throws IOException, InterruptedException, PartFailure;

  Command command();

  /** Whether the part serves, found by asking it. Answers within about a second. */
  boolean ready();

  /** Runs once after each time that the part became ready, before the parts that need it start. */
  default void readied() throws PartFailure {}

  /** How long the process may take to end in good order before it is killed. */
  default Duration farewell() {
    return Duration.ofSeconds(15);
  }

  /** What a person can do when the part does not start. */
  String remedy();
}
