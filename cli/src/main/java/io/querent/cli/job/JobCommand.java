package io.querent.cli.job;

import io.querent.cli.api.Call;
import io.querent.cli.command.ClientCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about one job. */
abstract class JobCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "The job's id, like job_….")
  private String id;

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  final String id() {
    return id;
  }

  final boolean json() {
    return json;
  }

  final String path() {
    return "/v1/jobs/" + Call.part(id);
  }
}
