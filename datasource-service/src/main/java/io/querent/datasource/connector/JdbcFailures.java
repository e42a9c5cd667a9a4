package io.querent.datasource.connector;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.sql.SQLException;

/** Turns what a driver threw into a problem that says nothing of addresses and secrets. */
public final class JdbcFailures {
  private static final int LONGEST_MESSAGE = 400;

  private JdbcFailures() {}

  public static ProblemException problem(JdbcConnector connector, SQLException failure) {
    ErrorCode code = codeOf(connector, failure);
    boolean users = code.who() == ErrorCode.Who.USER;
    String detail = users ? detail(connector, code, failure) : detail(code);
    return new ProblemException(code, detail, users ? null : failure);
  }

  private static ErrorCode codeOf(JdbcConnector connector, SQLException failure) {
    boolean poolIsBusy =
        failure.getSQLState() == null
            && String.valueOf(failure.getMessage()).contains("acquisition timeout");
    return poolIsBusy ? ErrorCode.OVERLOADED : connector.classify(failure);
  }

  private static String detail(JdbcConnector connector, ErrorCode code, SQLException failure) {
    if (code == ErrorCode.QUERY_TIMEOUT) {
      return "The statement did not end in time and was stopped. Ask for less, or allow more time.";
    }
    String message = String.valueOf(connector.message(failure)).strip();
    return message.length() > LONGEST_MESSAGE
        ? message.substring(0, LONGEST_MESSAGE) + "…"
        : message;
  }

  private static String detail(ErrorCode code) {
    return switch (code) {
      case DATASOURCE_UNREACHABLE ->
          "The database does not answer. Check host, port and network, then try again.";
      case DATASOURCE_REFUSED ->
          "The database refused the connection. Check user, password and database name.";
      case OVERLOADED -> "All connections to this database are busy. Try again in a moment.";
      default -> "The database could not be used; the log says more.";
    };
  }
}
