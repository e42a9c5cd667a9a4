package io.querent.cli.command;

import io.querent.cli.api.FixedToken;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.api.TokenSource;
import io.querent.cli.credentials.CredentialStore;
import io.querent.cli.credentials.StoredToken;
import io.querent.cli.screen.Screen;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that talks to a server: the options, the streams and the client are at hand. */
public abstract class ClientCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  protected final GlobalOptions options() {
    return (GlobalOptions) spec.root().mixins().get(Root.OPTIONS).userObject();
  }

  protected final Surroundings surroundings() {
    return ((Root) spec.root().userObject()).surroundings();
  }

  protected final CommandLine commandLine() {
    return spec.commandLine();
  }

  protected final Screen screen() {
    return surroundings().screen(options().noColour());
  }

  protected final URI address() {
    return ServerAddress.find(options().url(), surroundings()::variable);
  }

  /** The client, with the token given, or else the stored one of this address. */
  protected final QuerentApi api() {
    return api(tokens());
  }

  /** The client with other credentials than the usual ones. */
  protected final QuerentApi api(TokenSource tokens) {
    return new QuerentApi(address(), tokens, options().timeout(), this::trace);
  }

  protected final CredentialStore credentials() {
    return new CredentialStore(surroundings().configFolder());
  }

  private TokenSource tokens() {
    if (options().anonymous()) {
      return FixedToken.NONE;
    }
    Optional<String> given = options().token().or(() -> surroundings().variable("QUERENT_TOKEN"));
    return given
        .<TokenSource>map(FixedToken::new)
        .orElseGet(() -> new StoredToken(credentials(), address(), api(FixedToken.NONE)));
  }

  private void trace(String line) {
    if (options().verbose()) {
      surroundings().err().println(line);
    }
  }

  /** One line on standard error, which scripts may ignore. */
  protected final void remark(String text) {
    surroundings().err().print(text + "\n");
    surroundings().err().flush();
  }

  /** Arguments that do not fit together. */
  protected final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
