package io.querent.file.query;

import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.file.FileQuery;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.file.dataset.FolderDatabases;
import io.querent.file.dataset.FolderRoots;
import io.querent.file.engine.EngineFailures;
import io.querent.file.engine.RunningStatement;
import io.querent.file.engine.Slots;
import io.querent.file.result.Keeping;
import io.querent.file.result.KeptResult;
import io.querent.file.result.ResultService;
import io.querent.file.result.Written;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;

/** Runs queries over files and keeps their results. */
@ApplicationScoped
public class QueryService {
  @Inject FolderRoots roots;
  @Inject FolderDatabases databases;
  @Inject ResultService results;
  @Inject QueryConfiguration configuration;
  @Inject BufferAllocator allocator;

  private Slots slots;

  @PostConstruct
  void prepare() {
    slots =
        new Slots(configuration.maxConcurrent(), configuration.queueWait(), "queries over files");
  }

  /** How long the statement of this query may take, in milliseconds. */
  public long timeoutMs(FileQuery query) {
    long asked =
        query.timeoutMs() > 0 ? query.timeoutMs() : configuration.defaultTimeout().toMillis();
    return Math.min(asked, configuration.maxTimeout().toMillis());
  }

  /**
   * Runs the query and keeps its rows.
   *
   * @param running ended from outside, the statement ends too
   */
  public ResultHead run(Caller caller, FileQuery query, RunningStatement running) {
    if (query.sql() == null || query.sql().isBlank()) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "The query has no 'sql'.");
    }
    Path folder = roots.folder(query.path());
    Map<String, String> tables = query.tables() == null ? Map.of() : query.tables();
    try (Slots.Slot slot = slots.take();
        FolderDatabases.Lease lease = databases.lease(folder, tables)) {
      return run(caller, query, new FolderQuery(lease.database(), allocator, running), running);
    } catch (IOException | SQLException e) {
      throw EngineFailures.classify(e, running.end(), timeoutMs(query), folder.toString());
    }
  }

  private ResultHead run(
      Caller caller, FileQuery query, FolderQuery statement, RunningStatement running)
      throws IOException, SQLException {
    long start = System.nanoTime();
    long limit = rowLimit(query);
    Keeping keeping =
        new Keeping(
            caller.organizationId(),
            caller.userId(),
            query.datasourceId(),
            query.sql(),
            query.question(),
            false,
            limit,
            Math.clamp(query.previewRows(), 0, configuration.maxPreviewRows()));
    List<Object> parameters = query.parameters() == null ? List.of() : query.parameters();
    return statement.run(
        query.sql(),
        parameters,
        limit,
        (rows, finding) -> {
          long stored = System.nanoTime();
          ResultService.Kept kept =
              Boolean.FALSE.equals(query.keep())
                  ? results.look(keeping, rows)
                  : results.keep(keeping, rows, running);
          long end = System.nanoTime();
          ResultHead.Timings timings =
              new ResultHead.Timings(
                  0,
                  finding.guardMs(),
                  finding.executeMs(),
                  (end - stored) / 1e6,
                  (end - start) / 1e6);
          return head(query, kept, finding.warnings(), limit, timings);
        });
  }

  private static ResultHead head(
      FileQuery query,
      ResultService.Kept kept,
      List<String> guardWarnings,
      long limit,
      ResultHead.Timings timings) {
    Written written = kept.written();
    List<String> warnings = new ArrayList<>(guardWarnings);
    warnings.addAll(written.warnings());
    return new ResultHead(
        kept.result().map(result -> result.id().value()).orElse(null),
        query.datasourceId(),
        query.sql(),
        written.columns(),
        written.rows(),
        written.rowCount(),
        written.truncated(),
        limit,
        warnings,
        timings,
        kept.result().map(KeptResult::expiresAt).orElse(null));
  }

  private long rowLimit(FileQuery query) {
    long asked = query.rowLimit() > 0 ? query.rowLimit() : configuration.defaultRows();
    return Math.min(asked, configuration.maxRows());
  }
}
