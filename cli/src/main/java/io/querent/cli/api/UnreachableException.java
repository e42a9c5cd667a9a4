package io.querent.cli.api;

import java.net.URI;

/** Nothing answers at the address, or what answers is too late or breaks off. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final URI address;
  private final boolean late;

  public UnreachableException(URI address, String reason, boolean late, Throwable cause) {
    super(reason, cause);
    this.address = address;
    this.late = late;
  }

  public URI address() {
    return address;
  }

  /** True when there was a connection, and no answer within the time. */
  public boolean late() {
    return late;
  }
}
