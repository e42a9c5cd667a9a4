package io.querent.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import java.io.IOException;
import picocli.CommandLine.Command;

/** One job. */
@Command(name = "show", description = "Show where a job stands, and what came of it.")
public final class JobShowCommand extends JobCommand {
  @Override
  public Integer call() throws IOException {
    byte[] answer = api().bytes(Call.get(path()));
    JsonNode job = Json.read(answer);
    if (json()) {
      screen().bytes(answer);
    } else {
      JobText.print(screen(), job);
    }
    return JobText.exitCode(job.path("status").asText());
  }
}
