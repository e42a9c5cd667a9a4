package io.querent.file.export;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.file.engine.HeadRows;
import io.querent.file.result.KeptResult;
import io.querent.file.result.ResultFiles;
import io.querent.file.result.ResultService;
import io.querent.file.result.Slice;
import io.querent.semantics.text.Names;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Reads kept results as pages or as a whole. */
@ApplicationScoped
public class ExportService {
  private static final int MOST_ROWS = 10_000;

  @Inject ResultService results;

  /** Rows of a result for one page. */
  ResultPage page(KeptResult result, long offset, int limit, String sort, String direction)
      throws IOException {
    if (offset < 0 || limit < 1 || limit > MOST_ROWS) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "offset must be at least 0 and limit from 1 to %d.".formatted(MOST_ROWS));
    }
    Slice slice = new Slice(offset, limit, column(result, sort), descending(direction));
    HeadRows rows =
        results.read(
            result,
            slice,
            reader -> {
              HeadRows head = new HeadRows(limit);
              while (reader.loadNextBatch()) {
                head.take(reader.getVectorSchemaRoot());
              }
              return head;
            });
    long next = offset + rows.rows().size();
    return new ResultPage(
        result.id().value(),
        result.columns(),
        rows.rows(),
        offset,
        result.rowCount(),
        next < result.rowCount() && !rows.rows().isEmpty() ? next : null,
        rows.warnings().isEmpty() ? null : rows.warnings());
  }

  /** Writes the whole result. */
  void write(KeptResult result, ResultFormat format, ExportOptions options, OutputStream out)
      throws IOException {
    format.write(result, new Rows(result), options, out);
  }

  private final class Rows implements ResultRows {
    private final KeptResult result;

    private Rows(KeptResult result) {
      this.result = result;
    }

    @Override
    public void read(ResultFiles.Reading<Void> reading) throws IOException {
      results.read(result, Slice.ALL, reading);
    }

    @Override
    public Path parquet() {
      return results.parquet(result);
    }
  }

  private static String column(KeptResult result, String sort) {
    if (sort == null || sort.isBlank()) {
      return null;
    }
    List<String> names = result.columns().stream().map(ColumnView::name).toList();
    return names.stream()
        .filter(sort::equals)
        .findFirst()
        .or(() -> names.stream().filter(sort::equalsIgnoreCase).findFirst())
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.UNKNOWN_COLUMN,
                    "The result has no column '%s'%s".formatted(sort, Names.hint(sort, names))));
  }

  private static boolean descending(String direction) {
    return switch (direction == null ? "asc" : direction) {
      case "asc" -> false;
      case "desc" -> true;
      default ->
          throw new ProblemException(
              ErrorCode.INVALID_REQUEST, "dir is asc or desc, not '%s'.".formatted(direction));
    };
  }
}
