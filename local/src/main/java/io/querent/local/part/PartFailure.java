package io.querent.local.part;

/** Why a part could not be started, and what a person can do about it. */
public final class PartFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  public PartFailure(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  public PartFailure(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** What to do, as one sentence. */
  public String remedy() {
    return remedy;
  }
}
