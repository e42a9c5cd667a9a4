package io.querent.cli.datasource;

import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.command.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Everything about one datasource but its secrets. */
@Command(name = "show", description = "Show one datasource and questions to try.")
public final class ShowCommand extends DatasourceCommand {
  @Override
  public Integer call() throws IOException {
    byte[] answer = api().bytes(Call.get(path()));
    if (json()) {
      screen().bytes(answer);
    } else {
      DatasourceDetails.print(screen(), Json.read(answer));
    }
    return ExitCode.OK;
  }
}
