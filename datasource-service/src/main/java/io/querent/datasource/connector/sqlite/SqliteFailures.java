package io.querent.datasource.connector.sqlite;

import io.querent.contracts.problem.ErrorCode;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite's result codes in Querent's words. */
final class SqliteFailures {
  private SqliteFailures() {}

  static ErrorCode classify(SQLException failure) {
    SQLiteErrorCode code =
        failure instanceof SQLiteException known
            ? known.getResultCode()
            : SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
    return switch (code.name().replaceAll("^(SQLITE_[A-Z]+).*", "$1")) {
      case "SQLITE_INTERRUPT", "SQLITE_BUSY", "SQLITE_LOCKED" -> ErrorCode.QUERY_TIMEOUT;
      case "SQLITE_READONLY", "SQLITE_AUTH", "SQLITE_PERM" -> ErrorCode.STATEMENT_REFUSED;
      case "SQLITE_CANTOPEN", "SQLITE_IOERR" -> ErrorCode.DATASOURCE_UNREACHABLE;
      case "SQLITE_NOTADB", "SQLITE_CORRUPT" -> ErrorCode.DATASOURCE_REFUSED;
      case "SQLITE_NOMEM", "SQLITE_TOOBIG", "SQLITE_FULL" -> ErrorCode.LIMIT_REACHED;
      default -> byMessage(failure);
    };
  }

  private static ErrorCode byMessage(SQLException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no such table")) {
      return ErrorCode.UNKNOWN_TABLE;
    }
    return message.contains("no such column")
        ? ErrorCode.UNKNOWN_COLUMN
        : ErrorCode.STATEMENT_FAILED;
  }

  /** SQLite's words without the driver's code in front. */
  static String message(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    return message
        .replaceFirst("^\\[SQLITE_[A-Z_]+]\\s*", "")
        .replaceFirst("^SQL error or missing database\\s*\\((.*)\\)$", "$1");
  }
}
