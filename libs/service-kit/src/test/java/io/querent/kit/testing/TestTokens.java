package io.querent.kit.testing;

import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.kit.identity.InternalTokenIssuer;
import java.util.Set;

/** Internal tokens as the gateway would mint them, for tests of a service alone. */
public final class TestTokens {
  private static final String SECRET = "querent-development-secret-change-me";

  private TestTokens() {}

  /** A bearer header value for a caller with that role in the organization. */
  public static String bearer(Role role, String organization, String audience) {
    Caller caller =
        new Caller(
            "user-" + role.word(), organization, role.word() + "@example.org", Set.of(role.word()));
    return "Bearer " + InternalTokenIssuer.issue(caller, audience, SECRET, 60);
  }
}
