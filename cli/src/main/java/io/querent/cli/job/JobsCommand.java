package io.querent.cli.job;

import picocli.CommandLine.Command;

/** Jobs: see, follow, cancel and retry them. */
@Command(
    name = "jobs",
    description = "Work that takes longer than a request.",
    subcommands = {
      JobListCommand.class,
      JobShowCommand.class,
      JobWatchCommand.class,
      JobCancelCommand.class,
      JobRetryCommand.class
    })
public final class JobsCommand {}
