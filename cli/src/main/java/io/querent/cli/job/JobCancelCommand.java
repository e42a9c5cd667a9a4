package io.querent.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.command.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Ends a job that has not ended. */
@Command(name = "cancel", description = "Cancel a job, also in the middle of a statement.")
public final class JobCancelCommand extends JobCommand {
  @Override
  public Integer call() throws IOException {
    byte[] answer = api().bytes(Call.delete(path()));
    if (json()) {
      screen().bytes(answer);
      return ExitCode.OK;
    }
    JsonNode job = Json.read(answer);
    String status = job.path("status").asText();
    screen()
        .line(
            status.equals("queued") || status.equals("running")
                ? "Cancelling " + id() + "."
                : "The job is " + status + ".");
    return ExitCode.OK;
  }
}
