package io.querent.kit.problem;

import io.querent.kit.store.SqlState;
import java.util.Optional;

/** What PostgreSQL says against a value, where the value's sender is to blame. */
final class StoreFaults {
  private StoreFaults() {}

  /** The sentence for the sender; empty when the fault is ours. */
  static Optional<String> blameOfSender(Throwable failure) {
    return SqlState.of(failure).flatMap(StoreFaults::sentence);
  }

  private static Optional<String> sentence(String state) {
    return switch (state) {
      case "22021", "22P05" ->
          Optional.of(
              "The request holds the character U+0000, which cannot be kept; leave it out.");
      case "22001" -> Optional.of("A text of the request is longer than can be kept.");
      default -> Optional.empty();
    };
  }
}
