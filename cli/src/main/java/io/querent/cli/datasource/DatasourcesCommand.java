package io.querent.cli.datasource;

import picocli.CommandLine.Command;

/** The commands about datasources. */
@Command(
    name = "datasources",
    aliases = "ds",
    description = "List, add, check and learn datasources.",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      AddCommand.class,
      RemoveCommand.class,
      HealthCommand.class,
      LearnCommand.class,
      SchemaCommand.class
    })
public final class DatasourcesCommand {}
