package io.querent.cli.api;

import java.util.Optional;

/** Where the bearer token of a request comes from. */
public interface TokenSource {
  /** The token to send, or nothing: an open installation needs none. */
  Optional<String> token();

  /** Called when the server refused the token; true when there is a newer one to try with. */
  boolean renew();
}
