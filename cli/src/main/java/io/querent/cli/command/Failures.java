package io.querent.cli.command;

import io.querent.cli.api.ApiException;
import io.querent.cli.api.Problem;
import io.querent.cli.api.UnreachableException;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Style;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Set;

/** Turns what went wrong into two lines, the second of which says what to do, and an exit code. */
public final class Failures {
  private static final Set<String> LOCAL_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> SIGN_IN = Set.of("unauthenticated", "invalid_credentials");

  private Failures() {}

  /** Prints the failure and answers the exit code. */
  public static int report(Exception failure, PrintStream err, Style style, boolean verbose) {
    CommandFailure told =
        switch (failure) {
          case CommandFailure plain -> plain;
          case ApiException refused -> explain(refused.problem());
          case UnreachableException away -> explain(away);
          case UncheckedIOException wrapped -> explain(wrapped.getCause());
          case IOException local -> explain(local);
          default ->
              new CommandFailure(
                  ExitCode.FAILED,
                  "Unexpected: " + failure,
                  verbose ? "" : "Run it again with -v to see where it happened.");
        };
    err.print(style.bad("querent: ") + DisplayText.oneLine(told.getMessage()) + "\n");
    if (!told.advice().isBlank()) {
      err.print(style.dim("→ " + DisplayText.oneLine(told.advice())) + "\n");
    }
    if (verbose) {
      details(failure, err);
    }
    err.flush();
    return told.exitCode();
  }

  private static void details(Exception failure, PrintStream err) {
    if (failure instanceof ApiException refused) {
      Problem problem = refused.problem();
      err.print("  status " + problem.status() + ", code " + problem.code() + "\n");
      problem.errors().forEach(error -> err.print("  " + error + "\n"));
    }
    failure.printStackTrace(err);
  }

  private static CommandFailure explain(IOException local) {
    String message =
        switch (local) {
          case NoSuchFileException missing -> "There is no file or folder " + missing.getFile();
          case AccessDeniedException denied -> "No permission for " + denied.getFile();
          case FileSystemException other ->
              other.getFile() + ": " + Objects.requireNonNullElse(other.getReason(), "unusable");
          default -> "Reading or writing failed: " + local.getMessage();
        };
    return new CommandFailure(
        ExitCode.FAILED, message, "Check the path and whether there is room on the disk.");
  }

  private static CommandFailure explain(UnreachableException away) {
    boolean local = LOCAL_HOSTS.contains(away.address().getHost());
    if (away.late()) {
      return new CommandFailure(
          ExitCode.UNREACHABLE,
          "No answer from " + away.address() + " in time: " + away.getMessage(),
          "Wait longer with --timeout SECONDS" + (local ? ", or look at ./querent status" : ""));
    }
    return new CommandFailure(
        ExitCode.UNREACHABLE,
        "Querent does not run at " + away.address() + " (" + away.getMessage() + ")",
        local
            ? "Start it with ./querent up, or name another address with --url or QUERENT_URL."
            : "Check the address (--url or QUERENT_URL) and that it can be reached from here.");
  }

  private static CommandFailure explain(Problem problem) {
    String said = problem.detail().isBlank() ? problem.title() : problem.detail();
    String message = said.startsWith(problem.title()) ? said : problem.title() + ": " + said;
    boolean signIn = SIGN_IN.contains(problem.code()) || problem.status() == 401;
    int code = signIn || problem.status() == 403 ? ExitCode.NOT_PERMITTED : ExitCode.FAILED;
    return new CommandFailure(code, message, advice(problem, signIn));
  }

  private static String advice(Problem problem, boolean signIn) {
    if (!problem.errors().isEmpty()) {
      return problem.errors().getFirst();
    }
    return switch (problem.code()) {
      case "invalid_credentials" -> "Check the address and the password, then try again.";
      case "forbidden" -> "Ask an administrator for the permission; 'querent whoami' shows yours.";
      case "not_learned" -> "Learn it first: querent datasources learn ID";
      case "rate_limited", "overloaded" -> "Wait a moment and try again.";
      case "not_found" ->
          problem.detail().contains("datasource")
              ? "'querent datasources list' shows what there is."
              : "";
      case "query_timeout" -> "Ask for less, such as a shorter time or fewer columns.";
      case "datasource_unreachable", "datasource_refused" ->
          "Check its address or path and the password; 'querent datasources health' checks all.";
      default -> signIn ? "Sign in with 'querent login', or pass --token." : lastResort(problem);
    };
  }

  private static String lastResort(Problem problem) {
    String request = problem.requestId().isBlank() ? "" : " Request: " + problem.requestId() + ".";
    return switch (problem.who()) {
      case "operator" -> "Whoever runs Querent finds the cause in the logs." + request;
      case "upstream" -> "Try again; the cause lies with the model provider." + request;
      default -> problem.retryable() ? "Try again." + request : "";
    };
  }
}
