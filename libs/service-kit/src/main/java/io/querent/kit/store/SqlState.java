package io.querent.kit.store;

import io.vertx.sqlclient.DatabaseException;
import java.sql.SQLException;
import java.util.Optional;

/** What PostgreSQL calls a failure, whichever driver brought it. */
public final class SqlState {
  private static final int DEEPEST = 16;

  private SqlState() {}

  /** The five characters of the first database error among the causes; empty without one. */
  public static Optional<String> of(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      String state =
          switch (cause) {
            case SQLException e -> e.getSQLState();
            case DatabaseException e -> e.getSqlState();
            default -> null;
          };
      if (state != null) {
        return Optional.of(state);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
