package io.querent.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Json;
import io.querent.cli.command.ExitCode;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;

/** A job in words. */
final class JobText {
  private JobText() {}

  /** Prints where the job stands, and its result or error. */
  static void print(Screen screen, JsonNode job) {
    screen.line(job.path("kind").asText() + " " + job.path("job_id").asText());
    String step = job.path("current_step").asText("");
    screen.line(
        "  "
            + job.path("status").asText()
            + ", "
            + job.path("progress").asInt()
            + " %"
            + (step.isEmpty() ? "" : " · " + DisplayText.oneLine(step)));
    if (job.hasNonNull("estimated_remaining")) {
      screen.line("  about " + job.path("estimated_remaining").asText() + " to go");
    }
    if (job.hasNonNull("error")) {
      screen.line("  " + screen.style().bad(DisplayText.oneLine(problem(job.path("error")))));
    }
    if (job.hasNonNull("result")) {
      screen.line(Json.pretty(job.path("result")));
    }
  }

  /** What the shell is told of a job that ended so. */
  static int exitCode(String status) {
    return status.equals("failed") || status.equals("cancelled") ? ExitCode.FAILED : ExitCode.OK;
  }

  private static String problem(JsonNode problem) {
    return problem.path("title").asText() + ": " + problem.path("detail").asText();
  }
}
