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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Proves twice that a statement is one query that only reads: by the guard, against the folder's
 * tables, and by the engine's own parser, whose tree can be written down only for queries.
 */
final class StatementProof {
  private static final String PARSED =
      """
      SELECT json_extract_string(tree, '$.error') = 'false' AND json_array_length(tree, '$.statements') = 1,
        json_extract_string(tree, '$.error_type'), json_extract_string(tree, '$.error_message')
      FROM (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS tree)\
      """;

  private static final Set<String> PARSED_BEFORE = ConcurrentHashMap.newKeySet();
  private static final int REMEMBERED = 2_048;
  private static final int REMEMBERED_LENGTH = 4_096;

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

  /**
   * Refuses what the engine itself does not take for exactly one query. That depends on nothing but
   * the text, so texts that passed are remembered: parsing costs as much as a small query.
   */
  static void requireQuery(String sql, Connection connection) throws SQLException {
    if (PARSED_BEFORE.contains(sql)) {
      return;
    }
    parse(sql, connection);
    if (sql.length() <= REMEMBERED_LENGTH) {
      if (PARSED_BEFORE.size() >= REMEMBERED) {
        PARSED_BEFORE.clear();
      }
      PARSED_BEFORE.add(sql);
    }
  }

  private static void parse(String sql, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PARSED)) {
      statement.setString(1, sql);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) {
          throw refusal(row.getString(2), row.getString(3));
        }
      }
    }
  }

  private static ProblemException refusal(String kind, String reason) {
    return "parser".equals(kind)
        ? new ProblemException(
            ErrorCode.STATEMENT_FAILED,
            "The engine cannot read the statement: %s.".formatted(reason))
        : new ProblemException(
            ErrorCode.STATEMENT_REFUSED,
            "The statement is not exactly one query; only a single SELECT may run.");
  }

  private static ErrorCode code(RefusalCode refusal) {
    return switch (refusal) {
      case UNKNOWN_RELATION -> ErrorCode.UNKNOWN_TABLE;
      case UNKNOWN_COLUMN -> ErrorCode.UNKNOWN_COLUMN;
      default -> ErrorCode.STATEMENT_REFUSED;
    };
  }
}
