package io.querent.cli;

import io.querent.cli.account.LoginCommand;
import io.querent.cli.account.LogoutCommand;
import io.querent.cli.account.WhoamiCommand;
import io.querent.cli.ask.AskCommand;
import io.querent.cli.command.ExitCode;
import io.querent.cli.command.Failures;
import io.querent.cli.command.GlobalOptions;
import io.querent.cli.command.Root;
import io.querent.cli.command.Surroundings;
import io.querent.cli.datasource.DatasourcesCommand;
import io.querent.cli.job.JobsCommand;
import io.querent.cli.query.ResultsCommand;
import io.querent.cli.query.SqlCommand;
import io.querent.cli.report.ReportsCommand;
import io.querent.cli.request.ChannelCommand;
import io.querent.cli.request.DeleteCommand;
import io.querent.cli.request.GetCommand;
import io.querent.cli.request.PostCommand;
import io.querent.cli.screen.Style;
import io.querent.cli.shell.ShellCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command {@code querent}: parses the arguments and answers with an exit code. */
@Command(
    name = "querent",
    synopsisSubcommandLabel = "COMMAND",
    description = {"Ask questions of your data.", "Without a command: an interactive shell."},
    subcommands = {
      AskCommand.class,
      ShellCommand.class,
      DatasourcesCommand.class,
      SqlCommand.class,
      ResultsCommand.class,
      ReportsCommand.class,
      JobsCommand.class,
      GetCommand.class,
      PostCommand.class,
      DeleteCommand.class,
      ChannelCommand.class,
      LoginCommand.class,
      LogoutCommand.class,
      WhoamiCommand.class,
      HealthCommand.class,
      VersionCommand.class,
      CompletionCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:no answer, refused, or the request failed",
      "2:wrong arguments",
      "3:Querent cannot be reached, or does not answer in time",
      "4:a choice, a password or a confirmation is missing",
      "5:not signed in, or not permitted",
      "130:stopped by Ctrl-C"
    })
public final class QuerentCli implements Root {
  private final Surroundings surroundings;

  @Mixin(name = Root.OPTIONS)
  private GlobalOptions options;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("unused") // Read by picocli.
  private boolean help;

  public QuerentCli(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Surroundings.ofProcess(), args));
  }

  /** Runs one command in the given surroundings. */
  public static int run(Surroundings surroundings, String... args) {
    QuerentCli cli = new QuerentCli(surroundings);
    CommandLine line = new CommandLine(cli);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    line.setExpandAtFiles(false); // @file is the text of an argument, not arguments.
    line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
    line.setExecutionStrategy(cli::execute);
    line.setParameterExceptionHandler((wrong, given) -> cli.refuse(wrong));
    line.setExecutionExceptionHandler((failure, command, given) -> cli.report(failure));
    boolean colour = surroundings.screen(List.of(args).contains("--no-color")).style().colour();
    line.setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF));
    return line.execute(args);
  }

  @Override
  public Surroundings surroundings() {
    return surroundings;
  }

  private int execute(ParseResult parsed) {
    if (CommandLine.executeHelpRequest(parsed) != null) {
      return ExitCode.OK;
    }
    CommandLine last = parsed.asCommandLineList().getLast();
    if (last.getCommand() == this) {
      List<String> args = new ArrayList<>(parsed.originalArgs());
      args.add("shell");
      return last.execute(args.toArray(String[]::new));
    }
    if (!(last.getCommand() instanceof Callable)) {
      String known = String.join(", ", last.getSubcommands().keySet());
      throw new ParameterException(
          last, "Say what to do with " + last.getCommandName() + ": " + known);
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private int refuse(ParameterException wrong) {
    Style style = errorStyle();
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    surroundings.err().print(style.bad("querent: ") + wrong.getMessage() + "\n");
    surroundings.err().print(style.dim("→ " + name + " --help shows what it takes.") + "\n");
    return ExitCode.USAGE;
  }

  private int report(Exception failure) {
    return Failures.report(failure, surroundings.err(), errorStyle(), options.verbose());
  }

  private Style errorStyle() {
    return surroundings.screen(options.noColour()).style();
  }
}
