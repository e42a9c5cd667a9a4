package io.querent.datasource.query.result;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds an Arrow stream until its last row is known: in memory while it is small, then in a
 * temporary file.
 *
 * <p>A result is handed on only when it is whole. Whether the row limit cut it is known after the
 * last row but must be told before the first byte, and a statement that fails or is cancelled
 * half-way must leave nothing behind.
 */
public final class ResultBuffer implements AutoCloseable {
  private final long mostInMemory;
  private final long most;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream(16 * 1024);
  private Path file;
  private OutputStream fileStream;
  private long size;

  public ResultBuffer(long mostInMemory, long most) {
    this.mostInMemory = mostInMemory;
    this.most = most;
  }

  /** Where the bytes go; closing it closes nothing, because they are still to be read. */
  public OutputStream sink() {
    return new Sink();
  }

  private final class Sink extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      take(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      take(bytes, offset, length);
    }
  }

  private void take(byte[] bytes, int offset, int length) throws IOException {
    size += length;
    if (size > most) {
      throw new ProblemException(
          ErrorCode.LIMIT_REACHED,
          "The result is larger than %d MB; ask for fewer rows or columns.".formatted(most >> 20));
    }
    if (fileStream == null && size > mostInMemory) {
      spill();
    }
    (fileStream == null ? memory : fileStream).write(bytes, offset, length);
  }

  private void spill() throws IOException {
    file = Files.createTempFile("querent-result-", ".arrow");
    fileStream = Files.newOutputStream(file);
    memory.writeTo(fileStream);
    memory = null;
  }

  /** All bytes written so far, from the start. */
  public InputStream read() throws IOException {
    if (fileStream == null) {
      return new ByteArrayInputStream(memory.toByteArray());
    }
    fileStream.flush();
    return Files.newInputStream(file);
  }

  public long size() {
    return size;
  }

  public boolean inMemory() {
    return fileStream == null;
  }

  /** Lets go of everything. */
  @Override
  public void close() throws IOException {
    if (fileStream != null) {
      fileStream.close();
      Files.deleteIfExists(file);
    }
  }
}
