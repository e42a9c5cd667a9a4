package io.querent.cli.report;

import io.querent.cli.api.Call;
import io.querent.cli.command.ClientCommand;
import picocli.CommandLine.Parameters;

/** A command about one report. */
abstract class ReportCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "KEY", description = "The report's key.")
  private String key;

  final String key() {
    return key;
  }

  final String path() {
    return "/v1/reports/" + Call.part(key);
  }
}
