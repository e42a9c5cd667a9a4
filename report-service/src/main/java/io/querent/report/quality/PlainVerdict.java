package io.querent.report.quality;

import io.querent.contracts.agent.VerdictResponse;
import java.util.List;

/** The verdict as it follows from the checks alone, in plain words. */
final class PlainVerdict {
  /** What the verdict of no model is signed with, here as in the agent. */
  static final String BUILTIN = "builtin";

  private PlainVerdict() {}

  static VerdictResponse of(List<Check> checks, String rubricVersion) {
    List<Check> told =
        checks.stream()
            .filter(c -> c.status() == Check.Status.FAIL || c.status() == Check.Status.WARN)
            .toList();
    long skipped = checks.stream().filter(c -> c.status() == Check.Status.SKIPPED).count();
    String verdict = verdict(told);
    String summary =
        told.isEmpty()
            ? "All %d checks passed.".formatted(checks.size() - skipped)
            : told.size() == 1
                ? told.getFirst().message()
                : "%d findings; the first: %s".formatted(told.size(), told.getFirst().message());
    StringBuilder text = new StringBuilder("**").append(summary).append("**\n");
    for (Check check : checks) {
      text.append("\n- ")
          .append(mark(check.status()))
          .append(' ')
          .append(check.title())
          .append(": ")
          .append(check.message());
    }
    List<VerdictResponse.Finding> findings =
        told.stream()
            .map(c -> new VerdictResponse.Finding(c.id(), c.severity().word(), c.message()))
            .toList();
    return new VerdictResponse(
        verdict, summary, findings, text.append('\n').toString(), BUILTIN, rubricVersion);
  }

  private static String verdict(List<Check> told) {
    if (told.stream().anyMatch(c -> c.severity() == Check.Severity.ERROR)) {
      return "fail";
    }
    return told.isEmpty() ? "pass" : "warn";
  }

  private static String mark(Check.Status status) {
    return switch (status) {
      case PASS -> "✓";
      case WARN -> "!";
      case FAIL -> "✗";
      case SKIPPED -> "–";
    };
  }
}
