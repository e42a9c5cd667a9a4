package io.querent.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.FixedToken;
import io.querent.cli.api.Json;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.CommandFailure;
import io.querent.cli.command.ExitCode;
import io.querent.cli.credentials.Credentials;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Signs in with e-mail address and password, and stores the tokens. */
@Command(name = "login", description = "Sign in; the tokens are stored for this address.")
public final class LoginCommand extends ClientCommand {
  private static final Set<String> LOCAL_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

  @Option(names = "--email", paramLabel = "ADDRESS", description = "Asked for when absent.")
  private String email;

  @Option(
      names = "--password-stdin",
      description = "Read the password from standard input instead of asking.")
  private boolean passwordFromInput;

  @Override
  public Integer call() throws IOException {
    URI address = address();
    if (address.getScheme().equals("http") && !LOCAL_HOSTS.contains(address.getHost())) {
      remark("Careful: " + address + " is not encrypted; the password can be read on its way.");
    }
    String who = email == null ? ask() : email;
    JsonNode body = Json.object().put("email", who).put("password", password());
    JsonNode session = api(FixedToken.NONE).json(Call.post("/v1/auth/sign-in", body));
    credentials().put(address, Credentials.ofSession(session, Instant.now()));
    screen().line("Signed in at " + address + " as " + who + ".");
    return ExitCode.OK;
  }

  private String ask() throws IOException {
    if (!surroundings().tty().interactive()) {
      throw missing("The e-mail address is missing", "Give it with --email ADDRESS.");
    }
    screen().part("E-mail address: ");
    return Optional.ofNullable(surroundings().in().readLine())
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .orElseThrow(() -> missing("The e-mail address is missing", "Nothing was sent."));
  }

  private String password() throws IOException {
    if (passwordFromInput) {
      return Optional.ofNullable(surroundings().in().readLine()).orElse("");
    }
    if (!surroundings().tty().interactive()) {
      throw missing(
          "The password is missing, and there is no terminal to ask on",
          "Pass it on standard input with --password-stdin, or use --token with an API key.");
    }
    screen().part("Password: ");
    return surroundings()
        .tty()
        .secret()
        .map(String::new)
        .orElseThrow(() -> missing("The password is missing", "Nothing was sent."));
  }

  private static CommandFailure missing(String message, String advice) {
    return new CommandFailure(ExitCode.NEEDS_INPUT, message, advice);
  }
}
