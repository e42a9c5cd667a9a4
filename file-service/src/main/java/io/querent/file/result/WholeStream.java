package io.querent.file.result;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An Arrow IPC stream that must say that it is finished. The format lets a stream also end with the
 * end of the input, but then a connection that breaks between two batches would look like a whole
 * result.
 */
final class WholeStream extends FilterInputStream {
  private static final long END_OF_STREAM = 0xFFFFFFFF_00000000L;

  private long lastEight;

  WholeStream(InputStream in) {
    super(in);
  }

  /** Whether the last thing read was the mark of the end. */
  boolean finished() {
    return lastEight == END_OF_STREAM;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      remember((byte) value);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    for (int i = Math.max(0, count - Long.BYTES); i < count; i++) {
      remember(target[offset + i]);
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void remember(byte value) {
    lastEight = lastEight << 8 | value & 0xFF;
  }
}
