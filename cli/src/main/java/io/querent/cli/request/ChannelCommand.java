package io.querent.cli.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.EventChannel;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a channel's frames while they come, one line of JSON each. */
@Command(
    name = "ws",
    description = "Follow a channel, like process/job_… or run/rrun_…, until it ends.")
public final class ChannelCommand extends ClientCommand {
  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      required = true,
      description = "The channel's name.")
  private String channel;

  @Override
  public Integer call() {
    EventChannel events = new EventChannel(api(), "/v1/channels/" + channel + "/events");
    JsonNode last = events.follow(frame -> screen().line(frame.toString()));
    return last.path("type").asText().equals("error") ? ExitCode.FAILED : ExitCode.OK;
  }
}
