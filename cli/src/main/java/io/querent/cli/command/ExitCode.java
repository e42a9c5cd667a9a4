package io.querent.cli.command;

/** What the process tells its caller; listed in {@code --help} and in docs/cli.md. */
public final class ExitCode {
  public static final int OK = 0;

  /** The question could not be answered, the statement was refused, the request failed. */
  public static final int FAILED = 1;

  /** Wrong arguments. */
  public static final int USAGE = 2;

  /** Nothing answers at the address, or not in time. */
  public static final int UNREACHABLE = 3;

  /** A choice, a password or a confirmation is missing, and nobody is there to be asked. */
  public static final int NEEDS_INPUT = 4;

  /** Not signed in, or not permitted. */
  public static final int NOT_PERMITTED = 5;

  /** Stopped by Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
