package io.querent.datasource.connector.postgres;

import io.querent.contracts.problem.ErrorCode;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL's SQLSTATE codes (appendix A of its manual) in Querent's words. */
final class PostgresFailures {
  private PostgresFailures() {}

  static ErrorCode classify(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "57014" -> ErrorCode.QUERY_TIMEOUT;
      case "55P03" -> ErrorCode.QUERY_TIMEOUT;
      case "42P01" -> ErrorCode.UNKNOWN_TABLE;
      case "42703" -> ErrorCode.UNKNOWN_COLUMN;
      case "25006", "42501" -> ErrorCode.STATEMENT_REFUSED;
      case "3D000" -> ErrorCode.DATASOURCE_REFUSED;
      default -> byClass(state, failure);
    };
  }

  private static ErrorCode byClass(String state, SQLException failure) {
    String kind = state.length() < 2 ? "" : state.substring(0, 2);
    return switch (kind) {
      case "08", "57", "58" -> ErrorCode.DATASOURCE_UNREACHABLE;
      case "28" -> ErrorCode.DATASOURCE_REFUSED;
      case "53" -> ErrorCode.OVERLOADED;
      case "" -> ErrorCode.DATASOURCE_UNREACHABLE;
      default -> failure instanceof PSQLException ? ErrorCode.STATEMENT_FAILED : ErrorCode.INTERNAL;
    };
  }

  static String message(SQLException failure) {
    if (failure instanceof PSQLException known && known.getServerErrorMessage() != null) {
      ServerErrorMessage server = known.getServerErrorMessage();
      return server.getHint() == null
          ? server.getMessage()
          : server.getMessage() + " (" + server.getHint() + ")";
    }
    return "the server reported SQLSTATE " + failure.getSQLState();
  }
}
