package io.querent.sql.guard;

/** Ends a check. Carries the verdict; has no stack trace because refusing is ordinary. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Verdict.Refused verdict;

  Refusal(RefusalCode code, String message, String detail) {
    super(message, null, false, false);
    this.verdict = new Verdict.Refused(code, message, detail == null ? "" : detail);
  }

  Verdict.Refused verdict() {
    return verdict;
  }
}
