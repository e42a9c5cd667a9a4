package io.querent.cli.query;

import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches one stored result into a file or to standard output. */
@Command(name = "get", description = "Print a stored result, or write it to a file.")
public final class ResultsGetCommand extends ClientCommand {
  /** What the server can make of a result. */
  enum Format {
    CSV(false),
    JSON(false),
    ARROW(true),
    PARQUET(true),
    XLSX(true);

    private final boolean binary;

    Format(boolean binary) {
      this.binary = binary;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "ID", description = "The result's id, like res_….")
  private String id;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file instead of standard output.")
  private Path output;

  @Override
  public Integer call() throws IOException {
    String name = format.toString();
    if (output == null) {
      if (format.binary && surroundings().tty().output()) {
        throw usage("A terminal cannot show " + name + ": name a file with --output.");
      }
      new ResultDownload(api()).copy(id, name, screen().stream());
      return ExitCode.OK;
    }
    Path target = output.toAbsolutePath();
    Path fresh = Files.createTempFile(target.getParent(), ".querent-", ".part");
    try {
      try (OutputStream file = Files.newOutputStream(fresh)) {
        new ResultDownload(api()).copy(id, name, file);
      }
      Files.copy(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    screen().line("Wrote " + output + " (" + Files.size(target) + " bytes).");
    return ExitCode.OK;
  }
}
