package io.querent.cli.datasource;

import io.querent.cli.api.Call;
import io.querent.cli.command.ClientCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about one datasource. */
abstract class DatasourceCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "The datasource's id.")
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
    return "/v1/datasources/" + Call.part(id);
  }
}
