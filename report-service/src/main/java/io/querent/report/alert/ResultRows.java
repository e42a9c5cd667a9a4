package io.querent.report.alert;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The rows of a run: all of them while there are few, else its samples. Blocks. */
@ApplicationScoped
class ResultRows {
  @Inject @RestClient ResultClient results;
  @Inject AlertConfiguration configuration;

  /**
   * The rows of the run.
   *
   * @param caller with whose rights they are read
   * @param most up to how many rows the whole result is read
   */
  TableRows of(RunFacts run, Caller caller, int most) {
    boolean complete = run.samples().size() >= run.rowCount();
    if (complete || run.resultId() == null || run.rowCount() > most) {
      return new TableRows(run.columns(), run.samples(), run.rowCount(), complete);
    }
    try {
      AtomicReference<TableRows> read = new AtomicReference<>();
      CurrentCaller.as(caller, () -> read.set(read(run, most)));
      return read.get();
    } catch (ProblemException e) {
      if (e.code() == ErrorCode.NOT_FOUND
          || e.code() == ErrorCode.GONE
          || e.code() == ErrorCode.FORBIDDEN) {
        return new TableRows(run.columns(), run.samples(), run.rowCount(), false);
      }
      throw e;
    }
  }

  private TableRows read(RunFacts run, int most) {
    List<List<Object>> rows = new ArrayList<>();
    List<String> columns = run.columns();
    Long offset = 0L;
    while (offset != null && rows.size() < most) {
      long from = offset;
      ResultClient.Page page =
          ServiceFailures.reach(
              () -> results.page(run.resultId(), "json", from, configuration.pageRows()));
      columns = page.columns().stream().map(ColumnView::name).toList();
      rows.addAll(page.rows());
      offset = page.rows().isEmpty() ? null : page.nextOffset();
    }
    return new TableRows(columns, rows, Math.max(rows.size(), run.rowCount()), offset == null);
  }
}
