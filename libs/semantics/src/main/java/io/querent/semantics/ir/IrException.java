package io.querent.semantics.ir;

/**
 * An IR that cannot be read or does not fit. The message says what to do; {@link #path()} says
 * where, as a JSON pointer such as {@code /filters/0/value}.
 */
public final class IrException extends RuntimeException {
  private final String path;

  public IrException(String path, String message) {
    super(message);
    this.path = path;
  }

  public String path() {
    return path;
  }

  @Override
  public String toString() {
    return (path.isEmpty() ? "/" : path) + ": " + getMessage();
  }
}
