package io.querent.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** JSON given as an argument: the text itself, {@code @file}, or {@code -} for standard input. */
public final class JsonArgument {
  private JsonArgument() {}

  /** The text that the argument stands for. */
  public static String text(String argument, BufferedReader in) throws IOException {
    if (argument.equals("-")) {
      return in.lines().collect(Collectors.joining("\n"));
    }
    return argument.startsWith("@") ? Files.readString(Path.of(argument.substring(1))) : argument;
  }

  /** The JSON that the argument stands for. */
  public static JsonNode read(String argument, BufferedReader in) throws IOException {
    try {
      JsonNode json = Json.read(text(argument, in));
      if (!json.isMissingNode()) {
        return json;
      }
    } catch (JsonProcessingException malformed) {
      String place =
          malformed.getLocation() == null
              ? ""
              : " at line %d, column %d"
                  .formatted(
                      malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr());
      throw new CommandFailure(
          ExitCode.USAGE,
          "This is not JSON" + place + ": " + malformed.getOriginalMessage(),
          "Give JSON text, @file, or - for standard input.");
    }
    throw new CommandFailure(
        ExitCode.USAGE, "There is no JSON in it", "Give JSON text, @file, or -.");
  }
}
