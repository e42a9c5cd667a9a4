package io.querent.file.analysis;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.file.AnalysisRequest;
import io.querent.contracts.file.ResultAnalysis;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.file.result.KeptResult;
import io.querent.file.result.ResultService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** Analyses a kept result in one visit to its rows. */
@ApplicationScoped
public class AnalysisService {
  private static final int USUALLY_SHOWN = 20;
  private static final int MOST_SHOWN = 200;
  private static final double USUAL_THRESHOLD = 0.7;
  private static final int MOST_COLUMNS = 500;

  @Inject ResultService results;

  ResultAnalysis analyze(KeptResult result, AnalysisRequest request) {
    AnalysisRequest asked =
        request == null ? new AnalysisRequest(null, null, null, null, null, null) : request;
    int shown = asked.mostShown() == null ? USUALLY_SHOWN : asked.mostShown();
    if (shown < 0 || shown > MOST_SHOWN) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "'most_shown' is a number from 0 to %d.".formatted(MOST_SHOWN));
    }
    if (result.columns().size() > MOST_COLUMNS) {
      throw new ProblemException(
          ErrorCode.LIMIT_REACHED,
          "A result of more than %d columns is not analysed.".formatted(MOST_COLUMNS));
    }
    List<String> keys = asked.keys() == null ? List.of() : asked.keys();
    keys.forEach(key -> require(result, key));
    if (asked.timeColumn() != null) {
      require(result, asked.timeColumn());
    }
    return results.query(
        result, (connection, rows) -> analyze(connection, rows, result, asked, keys, shown));
  }

  private static ResultAnalysis analyze(
      DuckDBConnection connection,
      String rows,
      KeptResult result,
      AnalysisRequest asked,
      List<String> keys,
      int shown)
      throws SQLException {
    ResultQueries queries = new ResultQueries(connection, rows, result.columns(), shown);
    List<ResultAnalysis.Profile> profiles = queries.profiles();
    ResultQueries.Duplicates duplicates = queries.duplicates(keys);
    List<ResultAnalysis.Outlier> outliers =
        Boolean.FALSE.equals(asked.outliers()) ? List.of() : queries.outliers(profiles);
    double threshold =
        asked.correlationThreshold() == null ? USUAL_THRESHOLD : asked.correlationThreshold();
    List<ResultAnalysis.Correlation> correlations =
        Boolean.FALSE.equals(asked.correlations())
            ? List.of()
            : queries.correlations(profiles, threshold);
    List<String> times = asked.timeColumn() == null ? null : queries.times(asked.timeColumn());
    return new ResultAnalysis(
        result.id().value(),
        result.rowCount(),
        profiles,
        duplicates.shown(),
        duplicates.groups(),
        outliers,
        correlations,
        times,
        queries.mentioned(duplicates.shown(), outliers));
  }

  private static void require(KeptResult result, String column) {
    List<String> names = result.columns().stream().map(ColumnView::name).toList();
    if (!names.contains(column)) {
      throw new ProblemException(
          ErrorCode.UNKNOWN_COLUMN,
          "The result has no column '%s'; it has %s.".formatted(column, String.join(", ", names)));
    }
  }
}
