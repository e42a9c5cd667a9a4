package io.querent.file.result;

import io.querent.contracts.file.ResultOrigin;
import io.querent.contracts.file.StoredResult;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.file.engine.EngineFailures;
import io.querent.file.engine.RunningStatement;
import io.querent.file.engine.Slots;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** Keeps results, finds them for the organization that they belong to, and reads their rows. */
@ApplicationScoped
public class ResultService {
  @Inject ResultFiles files;
  @Inject ResultLedger ledger;
  @Inject ResultConfiguration configuration;
  @Inject BufferAllocator allocator;

  private Slots slots;

  @PostConstruct
  void prepare() {
    slots = new Slots(configuration.maxConcurrent(), configuration.queueWait(), "results");
  }

  /**
   * Rows that were just read.
   *
   * @param result empty when only their head was wanted
   */
  public record Kept(Optional<KeptResult> result, Written written) {}

  /** Keeps an Arrow IPC stream, all of it or nothing. */
  public StoredResult store(Caller caller, ResultOrigin origin, InputStream arrow) {
    if (!caller.organizationId().equals(origin.organizationId())) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "A result can only be kept for the caller's own organization.");
    }
    Keeping keeping =
        new Keeping(
            caller.organizationId(),
            caller.userId(),
            origin.datasourceId(),
            origin.sql(),
            origin.question(),
            origin.truncated(),
            origin.limit(),
            0);
    WholeStream whole = new WholeStream(arrow);
    try (RunningStatement running = RunningStatement.within(0);
        ArrowReader reader = new FinishedReader(whole, allocator)) {
      KeptResult kept = keep(keeping, reader, running).result().orElseThrow();
      return new StoredResult(kept.id().value(), kept.rowCount(), kept.bytes(), kept.expiresAt());
    } catch (IOException | SQLException e) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "The body is no whole Arrow stream; nothing was kept.", e);
    }
  }

  /** Keeps what the reader gives, up to the limits, and leaves it open. */
  public Kept keep(Keeping keeping, ArrowReader source, RunningStatement running)
      throws IOException, SQLException {
    ResultId id = ResultId.random();
    try (Slots.Slot slot = slots.take()) {
      Written written = files.write(id, source, bounds(keeping), running);
      return new Kept(Optional.of(register(id, keeping, written)), written);
    }
  }

  /** Reads to the end as if to keep it, and keeps nothing. */
  public Kept look(Keeping keeping, ArrowReader source) throws IOException {
    return new Kept(Optional.empty(), ResultFiles.look(source, bounds(keeping)));
  }

  private WriteBounds bounds(Keeping keeping) {
    long rowLimit =
        keeping.limit() > 0
            ? Math.min(keeping.limit(), configuration.maxRows())
            : configuration.maxRows();
    return new WriteBounds(rowLimit, configuration.maxSize().asLongValue(), keeping.previewRows());
  }

  /**
   * The organization's result.
   *
   * @throws ProblemException {@link ErrorCode#NOT_FOUND} or {@link ErrorCode#GONE}
   */
  public KeptResult find(Caller caller, String id) {
    KeptResult result =
        ResultId.parse(id)
            .flatMap(known -> ledger.find(known, caller.organizationId()))
            .orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, "There is no result of that id."));
    if (result.removed() || result.expiresAt().isBefore(Instant.now())) {
      throw new ProblemException(
          ErrorCode.GONE,
          "The result was kept until %s. Run its query again.".formatted(result.expiresAt()));
    }
    return result;
  }

  /** Reads rows of a result that was found. */
  public <T> T read(KeptResult result, Slice slice, ResultFiles.Reading<T> reading)
      throws IOException {
    try (Slots.Slot slot = slots.take();
        RunningStatement running = RunningStatement.within(0)) {
      return files.read(result.id(), slice, running, reading);
    } catch (SQLException e) {
      throw failure(result, e);
    }
  }

  /** Queries a result that was found. */
  public <T> T query(KeptResult result, ResultFiles.Querying<T> querying) {
    try (Slots.Slot slot = slots.take()) {
      return files.query(result.id(), querying);
    } catch (SQLException e) {
      throw failure(result, e);
    }
  }

  private ProblemException failure(KeptResult result, SQLException e) {
    return java.nio.file.Files.exists(files.file(result.id()))
        ? EngineFailures.classify(e, RunningStatement.End.NONE, 0, null)
        : new ProblemException(
            ErrorCode.GONE, "The rows of the result are no longer there. Run its query again.", e);
  }

  /** The Parquet file of a result that was found. */
  public java.nio.file.Path parquet(KeptResult result) {
    return files.file(result.id());
  }

  private KeptResult register(ResultId id, Keeping keeping, Written written) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    KeptResult result =
        new KeptResult(
            id,
            keeping.organizationId(),
            keeping.createdBy(),
            keeping.datasourceId(),
            keeping.sql(),
            keeping.question(),
            written.columns(),
            written.rowCount(),
            written.bytes(),
            keeping.truncated() || written.truncated(),
            keeping.limit(),
            now,
            now.plus(configuration.retention()),
            false);
    try {
      ledger.add(result);
      return result;
    } catch (RuntimeException e) {
      files.remove(id);
      throw e;
    }
  }

  /** Takes the end of the input for the end of the rows only where the stream says so itself. */
  private static final class FinishedReader extends ArrowStreamReader {
    private final WholeStream whole;

    private FinishedReader(WholeStream whole, BufferAllocator allocator) {
      super(whole, allocator);
      this.whole = whole;
    }

    @Override
    public boolean loadNextBatch() throws IOException {
      boolean more = super.loadNextBatch();
      if (!more && !whole.finished()) {
        throw new IOException("the stream ends without its end mark");
      }
      return more;
    }
  }
}
