package io.querent.file.result;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.file.engine.HeadRows;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A stream on its way into a result: counts its rows, remembers the first ones, cuts it at the row
 * limit, and keeps the failure that ended it, because the engine that drinks from it passes on only
 * a text.
 */
final class ArrowTap extends ArrowReader {
  private final ArrowReader source;
  private final HeadRows head;
  private final long rowLimit;
  private final long byteLimit;
  private long rows;
  private long bytes;
  private boolean truncated;
  private Exception failure;

  ArrowTap(ArrowReader source, WriteBounds bounds) {
    super(null);
    this.source = source;
    this.head = new HeadRows(bounds.previewRows());
    this.rowLimit = bounds.rowLimit();
    this.byteLimit = bounds.byteLimit();
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    try {
      return load();
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  private boolean load() throws IOException {
    if (truncated || !source.loadNextBatch()) {
      return false;
    }
    VectorSchemaRoot batch = source.getVectorSchemaRoot();
    long room = rowLimit - rows;
    if (batch.getRowCount() > room) {
      truncated = true;
      if (room == 0) {
        return false;
      }
      batch.setRowCount((int) room);
    }
    rows += batch.getRowCount();
    measure(batch);
    head.take(batch);
    return true;
  }

  private void measure(VectorSchemaRoot batch) {
    for (FieldVector vector : batch.getFieldVectors()) {
      bytes += vector.getBufferSize();
    }
    if (bytes > byteLimit) {
      throw new ProblemException(
          ErrorCode.LIMIT_REACHED,
          "The result is larger than %d bytes. Ask for fewer rows or columns."
              .formatted(byteLimit));
    }
  }

  long rows() {
    return rows;
  }

  boolean truncated() {
    return truncated;
  }

  HeadRows head() {
    return head;
  }

  /** What ended the stream before its end, or null. */
  Exception failure() {
    return failure;
  }

  @Override
  public VectorSchemaRoot getVectorSchemaRoot() throws IOException {
    return source.getVectorSchemaRoot();
  }

  @Override
  public Map<Long, Dictionary> getDictionaryVectors() throws IOException {
    return source.getDictionaryVectors();
  }

  @Override
  public Dictionary lookup(long id) {
    return source.lookup(id);
  }

  @Override
  public Set<Long> getDictionaryIds() {
    return source.getDictionaryIds();
  }

  @Override
  public long bytesRead() {
    return source.bytesRead();
  }

  /**
   * Leaves the source open: the engine closes what it drinks from, but whoever opened it does too.
   */
  @Override
  public void close() {}

  @Override
  public void close(boolean closeReadSource) {}

  @Override
  protected void closeReadSource() {}

  @Override
  protected Schema readSchema() throws IOException {
    return source.getVectorSchemaRoot().getSchema();
  }
}
