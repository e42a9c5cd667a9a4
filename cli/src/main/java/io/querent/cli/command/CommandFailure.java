package io.querent.cli.command;

/** A command cannot go on: what is wrong, what to do about it, and the exit code. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String advice;

  public CommandFailure(int exitCode, String message, String advice) {
    super(message);
    this.exitCode = exitCode;
    this.advice = advice;
  }

  public int exitCode() {
    return exitCode;
  }

  public String advice() {
    return advice;
  }
}
