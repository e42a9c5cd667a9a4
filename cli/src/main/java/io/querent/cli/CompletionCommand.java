package io.querent.cli;

import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** A script that lets bash and zsh complete commands and options. */
@Command(
    name = "completion",
    description = {
      "Print a completion script for bash and zsh.",
      "Load it with: source <(querent completion)"
    })
final class CompletionCommand extends ClientCommand {

  @Override
  public Integer call() {
    screen().line(AutoComplete.bash("querent", commandLine().getParent()).stripTrailing());
    return ExitCode.OK;
  }
}
