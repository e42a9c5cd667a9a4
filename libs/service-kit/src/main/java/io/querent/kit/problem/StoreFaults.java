package io.querent.kit.problem;

import io.vertx.sqlclient.DatabaseException;
import java.sql.SQLException;
import java.util.Optional;

/** What PostgreSQL says against a value, where the value's sender is to blame. */
final class StoreFaults {
  private static final int DEEPEST = 16;

  private StoreFaults() {}

  /** The sentence for the sender; empty when the fault is ours. */
  static Optional<String> blameOfSender(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      String state =
          switch (cause) {
            case SQLException e -> e.getSQLState();
            case DatabaseException e -> e.getSqlState();
            default -> null;
          };
      if (state != null) {
        return sentence(state);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
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
