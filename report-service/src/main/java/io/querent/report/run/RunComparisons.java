package io.querent.report.run;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.RunStatus;
import io.querent.report.result.ResultRows;
import io.querent.report.result.TableRows;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Selection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;

/** Compares runs: whole results while they are kept and not too long, else the samples. */
@ApplicationScoped
class RunComparisons {
  @Inject Runs runs;
  @Inject RunViews views;
  @Inject RunConfiguration configuration;
  @Inject ResultRows rows;

  RunComparison compare(Caller caller, String id, String with, String keys) {
    RunRow run = completed(caller, id);
    RunRow other = completed(caller, with);
    List<ColumnView> columns = views.columns(run);
    List<String> names = columns.stream().map(ColumnView::name).toList();
    List<String> others = views.columns(other).stream().map(ColumnView::name).toList();
    if (!names.equals(others)) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "The runs have different columns and cannot be compared: %s and %s."
              .formatted(names, others));
    }
    return RunComparison.of(
        side(caller, run, names), side(caller, other, names), columns, keys(run, names, keys));
  }

  private RunRow completed(Caller caller, String id) {
    if (id == null || id.isBlank()) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "Name the other run: ?with=rrun_….");
    }
    RunRow run = runs.get(caller, id);
    if (run.status() != RunStatus.COMPLETED) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "The run %s is %s; only completed runs can be compared."
              .formatted(id, run.status().word()));
    }
    return run;
  }

  /** Those asked for, else the dimensions of the query, else every column. */
  private List<String> keys(RunRow run, List<String> names, String asked) {
    if (asked != null && !asked.isBlank()) {
      List<String> keys = Arrays.stream(asked.split(",")).map(String::strip).toList();
      keys.stream()
          .filter(key -> !names.contains(key))
          .findFirst()
          .ifPresent(
              key -> {
                throw new ProblemException(
                    ErrorCode.UNKNOWN_COLUMN,
                    "There is no column '%s' in the result; there are %s."
                        .formatted(key, String.join(", ", names)));
              });
      return keys;
    }
    if (runs.definition(run).form().ir() instanceof Selection selection) {
      List<String> keys =
          selection.dimensions().stream()
              .filter(dimension -> !dimension.hidden())
              .map(RunComparisons::name)
              .filter(names::contains)
              .toList();
      if (!keys.isEmpty()) {
        return keys;
      }
    }
    return names;
  }

  private static String name(Dimension dimension) {
    return dimension.name() == null && dimension.expression() instanceof Expression.Column column
        ? column.name()
        : dimension.name();
  }

  private RunComparison.Side side(Caller caller, RunRow run, List<String> names) {
    TableRows samples = TableRows.of(names, views.rows(run), run.rowCount());
    return new RunComparison.Side(
        run.id(), rows.upTo(samples, run.resultId(), caller, configuration.comparedRows()));
  }
}
