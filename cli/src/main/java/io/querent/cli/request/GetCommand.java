package io.querent.cli.request;

import picocli.CommandLine.Command;

/** GET on any path. */
@Command(name = "get", description = "Send a GET request to any path of the API.")
public final class GetCommand extends RequestCommand {
  public GetCommand() {
    super("GET");
  }
}
