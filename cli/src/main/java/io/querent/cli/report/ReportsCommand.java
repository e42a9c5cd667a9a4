package io.querent.cli.report;

import picocli.CommandLine.Command;

/** Reports: saved questions that run again without a model. */
@Command(
    name = "reports",
    description = "Saved questions that run again without a model.",
    subcommands = {
      ReportListCommand.class,
      ReportShowCommand.class,
      ReportRunCommand.class,
      ReportExportCommand.class,
      ReportImportCommand.class,
      ReportDiffCommand.class
    })
public final class ReportsCommand {}
