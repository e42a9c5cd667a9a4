package io.querent.file.engine;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What DuckDB says, in the words of the closed list of codes. */
public final class EngineFailures {
  private static final Pattern CLASS =
      Pattern.compile("\\b([A-Z][A-Za-z]*(?: [A-Za-z]+)*) Error: ");
  private static final int LONGEST = 600;

  private EngineFailures() {}

  /**
   * The problem behind a failed statement.
   *
   * @param end why the work was ended from outside, if it was
   * @param hiddenPath a folder that messages must not show
   */
  public static ProblemException classify(
      Exception failure, RunningStatement.End end, long timeoutMs, String hiddenPath) {
    if (failure instanceof ProblemException known) {
      return known;
    }
    return switch (end) {
      case TIMEOUT ->
          new ProblemException(
              ErrorCode.QUERY_TIMEOUT,
              "The statement took longer than %d ms. Narrow it down, or allow more time."
                  .formatted(timeoutMs),
              failure);
      case CANCELLED ->
          new ProblemException(ErrorCode.CANCELLED, "The statement was cancelled.", failure);
      case NONE -> byMessage(failure, hiddenPath);
    };
  }

  /** The engine's message without its path prefix and stack of contexts, short enough to show. */
  public static String message(Exception failure, String hiddenPath) {
    String text = String.valueOf(failure.getMessage()).strip();
    Matcher matcher = CLASS.matcher(text);
    String shown = matcher.find() ? text.substring(matcher.start()) : text;
    if (hiddenPath != null && !hiddenPath.isEmpty()) {
      shown = shown.replace(hiddenPath + "/", "").replace(hiddenPath, "");
    }
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
  }

  private static ProblemException byMessage(Exception failure, String hiddenPath) {
    String text = String.valueOf(failure.getMessage());
    String shown = message(failure, hiddenPath);
    Matcher matcher = CLASS.matcher(text);
    String kind = matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    return switch (kind) {
      case "catalog" ->
          new ProblemException(
              text.contains("Table with name")
                  ? ErrorCode.UNKNOWN_TABLE
                  : ErrorCode.STATEMENT_FAILED,
              shown,
              failure);
      case "binder" ->
          new ProblemException(
              text.contains("column") && text.contains("not found")
                  ? ErrorCode.UNKNOWN_COLUMN
                  : ErrorCode.STATEMENT_FAILED,
              shown,
              failure);
      case "permission" -> new ProblemException(ErrorCode.STATEMENT_REFUSED, shown, failure);
      case "out of memory" ->
          new ProblemException(
              ErrorCode.LIMIT_REACHED,
              "The statement needs more memory than it may use. Ask for less, or raise"
                  + " querent.engine.memory-limit.",
              failure);
      case "io" ->
          new ProblemException(
              ErrorCode.DATASOURCE_UNREACHABLE, "A file could not be read.", failure);
      case "internal", "fatal" ->
          new ProblemException(ErrorCode.INTERNAL, "The engine failed on this statement.", failure);
      case "" -> new ProblemException(ErrorCode.INTERNAL, "The engine failed.", failure);
      default -> new ProblemException(ErrorCode.STATEMENT_FAILED, shown, failure);
    };
  }
}
