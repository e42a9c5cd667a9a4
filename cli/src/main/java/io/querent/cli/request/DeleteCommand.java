package io.querent.cli.request;

import picocli.CommandLine.Command;

/** DELETE on any path. */
@Command(name = "delete", description = "Send a DELETE request to any path of the API.")
public final class DeleteCommand extends RequestCommand {
  public DeleteCommand() {
    super("DELETE");
  }
}
