package io.querent.contracts.identity;

import java.util.Objects;
import java.util.Set;

/**
 * The person or program behind a request.
 *
 * @param userId stable id of the user
 * @param organizationId the organization whose data is seen
 * @param email may be null for programs
 * @param roles names of {@link Role}
 */
public record Caller(String userId, String organizationId, String email, Set<String> roles) {
  public Caller {
    Objects.requireNonNull(userId, "a caller needs a user id");
    Objects.requireNonNull(organizationId, "a caller needs an organization id");
    roles = roles == null ? Set.of() : Set.copyOf(roles);
  }
}
