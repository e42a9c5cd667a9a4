package io.querent.cli.api;

import java.util.Optional;

/** A token that somebody gave us, or none; it cannot be renewed. */
public record FixedToken(Optional<String> token) implements TokenSource {
  public static final FixedToken NONE = new FixedToken(Optional.empty());

  public FixedToken(String token) {
    this(Optional.of(token));
  }

  @Override
  public boolean renew() {
    return false;
  }
}
