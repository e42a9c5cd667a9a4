package io.querent.cli.job;

import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.command.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Tries a failed or cancelled job again. */
@Command(name = "retry", description = "Queue a failed or cancelled job again.")
public final class JobRetryCommand extends JobCommand {
  @Override
  public Integer call() throws IOException {
    byte[] answer = api().bytes(Call.post(path() + "/retry", null));
    if (json()) {
      screen().bytes(answer);
    } else {
      String estimate = Json.read(answer).path("estimated_duration").asText();
      screen().line("Queued " + id() + " again, about " + estimate + ".");
    }
    return ExitCode.OK;
  }
}
