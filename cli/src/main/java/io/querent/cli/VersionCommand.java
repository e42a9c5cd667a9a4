package io.querent.cli;

import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import java.util.Optional;
import picocli.CommandLine.Command;

/** The client's own version; the server's is part of its health. */
@Command(name = "version", description = "Show the client's version.")
final class VersionCommand extends ClientCommand {

  @Override
  public Integer call() {
    String version =
        Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
            .orElse("development");
    screen().line("querent " + version);
    return ExitCode.OK;
  }
}
