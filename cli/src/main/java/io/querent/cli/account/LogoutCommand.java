package io.querent.cli.account;

import io.querent.cli.api.ApiException;
import io.querent.cli.api.Call;
import io.querent.cli.api.FixedToken;
import io.querent.cli.api.Json;
import io.querent.cli.api.UnreachableException;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.ExitCode;
import io.querent.cli.credentials.Credentials;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Forgets the tokens of the address and tells the server to do the same. */
@Command(name = "logout", description = "Sign out and forget the stored tokens.")
public final class LogoutCommand extends ClientCommand {

  @Override
  public Integer call() {
    Optional<Credentials> gone = credentials().remove(address());
    if (gone.isEmpty()) {
      screen().line("Nobody was signed in at " + address() + ".");
      return ExitCode.OK;
    }
    try {
      api(FixedToken.NONE)
          .bytes(
              Call.post(
                  "/v1/auth/sign-out",
                  Json.object().put("refresh_token", gone.get().refreshToken())));
    } catch (ApiException | UnreachableException untold) {
      remark("The server could not be told; the stored tokens are gone all the same.");
    }
    screen().line("Signed out at " + address() + ".");
    return ExitCode.OK;
  }
}
