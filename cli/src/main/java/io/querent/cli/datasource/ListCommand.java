package io.querent.cli.datasource;

import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which datasources there are. */
@Command(name = "list", description = "List the datasources; * marks the usual one.")
public final class ListCommand extends ClientCommand {
  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    byte[] answer = api().bytes(Call.get("/v1/datasources"));
    if (json) {
      screen().bytes(answer);
    } else {
      DatasourceTable.print(screen(), Json.read(answer).path("items"));
    }
    return ExitCode.OK;
  }
}
