package io.querent.cli.datasource;

import io.querent.cli.api.Call;
import io.querent.cli.command.CommandFailure;
import io.querent.cli.command.ExitCode;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes Querent forget a datasource; the data itself is not touched. */
@Command(name = "remove", description = "Forget a datasource; its data is not touched.")
public final class RemoveCommand extends DatasourceCommand {
  private static final Set<String> YES = Set.of("y", "yes");

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    if (!yes && !confirmed()) {
      screen().line("Nothing was removed.");
      return ExitCode.NEEDS_INPUT;
    }
    api().bytes(Call.delete(path()));
    screen().line("Removed " + id() + ".");
    return ExitCode.OK;
  }

  private boolean confirmed() throws IOException {
    if (!surroundings().tty().interactive()) {
      throw new CommandFailure(
          ExitCode.NEEDS_INPUT,
          "Removing '" + id() + "' needs a confirmation, and there is no terminal to ask on",
          "Add --yes to remove it.");
    }
    screen().part("Forget " + id() + " and all that was learned of it? [y/N] ");
    String line = surroundings().in().readLine();
    return line != null && YES.contains(line.strip().toLowerCase(Locale.ROOT));
  }
}
