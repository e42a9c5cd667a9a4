package io.querent.cli.request;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** POST on any path. */
@Command(name = "post", description = "Send a POST request to any path of the API.")
public final class PostCommand extends RequestCommand {
  @Option(
      names = "--json",
      paramLabel = "JSON",
      description = "The body: JSON text, @file, or - for standard input.")
  private String json;

  public PostCommand() {
    super("POST");
  }

  @Override
  String body() {
    return json;
  }
}
