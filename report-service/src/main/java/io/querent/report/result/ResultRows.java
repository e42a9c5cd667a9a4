package io.querent.report.result;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.call.Interruptible;
import io.querent.kit.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Rows of results: those at hand when they are all, else read page by page. Blocks. */
@ApplicationScoped
public class ResultRows {
  private static final Set<ErrorCode> NOT_TO_BE_HAD =
      EnumSet.of(ErrorCode.NOT_FOUND, ErrorCode.GONE, ErrorCode.FORBIDDEN);

  @Inject @RestClient ResultClient results;
  @Inject ResultConfiguration configuration;

  /**
   * The rows of a result.
   *
   * @param samples its first rows
   * @param resultId under which the whole is kept; null when it is not
   * @param caller with whose rights it is read
   * @param most rows that are read
   * @return the samples, not {@linkplain TableRows#whole() whole}, when the result cannot be had
   */
  public TableRows upTo(TableRows samples, String resultId, Caller caller, int most) {
    if (samples.whole() || resultId == null) {
      return samples;
    }
    try {
      AtomicReference<TableRows> read = new AtomicReference<>();
      CurrentCaller.as(caller, () -> read.set(read(samples, resultId, most)));
      return read.get();
    } catch (ProblemException e) {
      if (NOT_TO_BE_HAD.contains(e.code())) {
        return samples;
      }
      throw e;
    }
  }

  private TableRows read(TableRows samples, String resultId, int most) {
    List<List<Object>> rows = new ArrayList<>();
    List<String> columns = samples.columns();
    Long offset = 0L;
    while (offset != null && rows.size() < most) {
      int limit = Math.min(configuration.pageRows(), most - rows.size());
      ResultClient.Page page = Interruptible.await(results.page(resultId, offset, limit));
      columns = page.columns().stream().map(ColumnView::name).toList();
      rows.addAll(page.rows());
      offset = page.rows().isEmpty() ? null : page.nextOffset();
    }
    return new TableRows(columns, rows, Math.max(rows.size(), samples.total()), offset == null);
  }
}
