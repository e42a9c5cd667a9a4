package io.querent.datasource.query;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.sql.GeneratedSql;
import io.querent.sql.parameter.NamedParameters;
import io.querent.sql.parameter.ParameterException;
import io.querent.sql.parameter.UntypedText;
import java.util.List;
import java.util.Map;

/** A statement that a person wrote, with its parameters bound. */
final class GivenStatement {
  private GivenStatement() {}

  /** The statement with {@code ?} for each {@code {{name}}}, as the dialect wants the values. */
  static GeneratedSql of(String sql, Map<String, Object> parameters, String dialect) {
    boolean given = parameters != null && !parameters.isEmpty();
    if (!given && !NamedParameters.in(sql)) {
      return new GeneratedSql(sql, List.of(), List.of(), List.of());
    }
    try {
      NamedParameters bound = NamedParameters.bind(sql, parameters);
      List<Object> values =
          dialect.equals("postgres")
              ? bound.values().stream().map(GivenStatement::untyped).toList()
              : bound.values();
      return new GeneratedSql(bound.sql(), values, List.of(), List.of());
    } catch (ParameterException e) {
      throw new ProblemException(
          ErrorCode.INVALID_PARAMETERS,
          e.getMessage() + ".",
          List.of(new Problem.FieldError("/parameters/" + e.parameter(), e.getMessage())),
          e);
    }
  }

  private static Object untyped(Object value) {
    return value instanceof String text ? new UntypedText(text) : value;
  }
}
