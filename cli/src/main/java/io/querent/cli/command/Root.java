package io.querent.cli.command;

/** The command above all others; it knows the process that the rest runs in. */
public interface Root {
  /** The name under which the root has its {@link GlobalOptions}. */
  String OPTIONS = "global";

  Surroundings surroundings();
}
