package io.querent.cli.report;

import io.querent.cli.api.Call;
import io.querent.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a report with all its versions. */
@Command(name = "export", description = "Print a report with all versions, or write it to a file.")
public final class ReportExportCommand extends ReportCommand {
  /** How a report is written down. */
  enum Format {
    JSON("application/json"),
    YAML("application/yaml");

    private final String type;

    Format(String type) {
      this.type = type;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file instead of standard output.")
  private Path output;

  @Override
  public Integer call() throws IOException {
    Call export = Call.get(path() + "/export?format=" + format).accepting(format.type);
    byte[] answer = api().bytes(export);
    if (output == null) {
      screen().bytes(answer);
    } else {
      Files.write(output, answer);
      screen().line("Wrote " + output + " (" + answer.length + " bytes).");
    }
    return ExitCode.OK;
  }
}
