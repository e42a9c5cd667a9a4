package io.querent.gateway.signin;

import io.querent.contracts.identity.Role;
import java.util.List;

/** What a client gets when it signs in. */
public record Session(
    String accessToken,
    String tokenType,
    long expiresIn,
    String refreshToken,
    User user,
    Organization organization,
    List<Role> roles) {

  /** The person. */
  public record User(String id, String email, String name) {}

  /** The organization that the session is for. */
  public record Organization(String id, String name) {}
}
