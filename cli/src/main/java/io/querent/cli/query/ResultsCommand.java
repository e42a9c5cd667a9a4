package io.querent.cli.query;

import picocli.CommandLine.Command;

/** The commands about stored results. */
@Command(
    name = "results",
    description = "Fetch stored results.",
    subcommands = ResultsGetCommand.class)
public final class ResultsCommand {}
