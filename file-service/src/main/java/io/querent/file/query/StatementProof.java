package io.querent.file.query;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.semantics.catalog.Catalogue;
import io.querent.sql.guard.Guard;
import io.querent.sql.guard.GuardContext;
import io.querent.sql.guard.RefusalCode;
import io.querent.sql.guard.RowLimit;
import io.querent.sql.guard.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * Proves twice that a statement is one query that only reads: by the guard, against the folder's tables, and
 * by the engine's own parser, whose tree can be written down only for queries.
 */
final class StatementProof {
  private static final String PARSED =
      """
      SELECT json_extract_string(tree, '$.error') = 'false' AND json_array_length(tree, '$.statements') = 1,
        json_extract_string(tree, '$.error_message')
      FROM (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS tree)""";

  private StatementProof() {}

  /**
   * The statement to run, which may differ from the one given by its row limit.
   *
   * @throws ProblemException when it is not proven
   */
  static Verdict.Allowed prove(
      String sql, Catalogue catalogue, long rowLimit, Connection connection) throws SQLException {
    GuardContext context =
        new GuardContext(catalogue, new RowLimit(rowLimit, rowLimit), false, Map.of());
    return switch (Guard.forDialect("duckdb").check(sql, context)) {
      case Verdict.Allowed allowed -> {
        requireQuery(allowed.sql(), connection);
        yield allowed;
      }
      case Verdict.Refused refused ->
          throw new ProblemException(code(refused.code()), refused.message());
    };
  }

  /** Refuses what the engine itself does not take for exactly one query. */
  static void requireQuery(String sql, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PARSED)) {
      statement.setString(1, sql);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) {
          String reason = row.getString(2);
          throw new ProblemException(
              ErrorCode.STATEMENT_REFUSED,
              "The engine does not take the statement for one query%s."
                  .formatted(reason == null ? "" : ": " + reason));
        }
      }
    }
  }

  private static ErrorCode code(RefusalCode refusal) {
    return switch (refusal) {
      case UNKNOWN_RELATION -> ErrorCode.UNKNOWN_TABLE;
      case UNKNOWN_COLUMN -> ErrorCode.UNKNOWN_COLUMN;
      default -> ErrorCode.STATEMENT_REFUSED;
    };
  }
}
