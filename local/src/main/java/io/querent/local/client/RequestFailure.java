package io.querent.local.client;

import java.io.IOException;

/** An answer of Querent that is a problem; the message is its detail. */
public final class RequestFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  RequestFailure(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  /**
   * The problem's code, such as {@code not_found}; null when the answer was no problem document.
   */
  public String code() {
    return code;
  }
}
