package io.querent.report.member;

import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Users with the roles that they have now. Blocks. */
@ApplicationScoped
public class Members {
  @Inject @RestClient MemberClient gateway;

  /**
   * The user as a caller with the roles of this moment; empty when the user is no active member.
   *
   * @throws ProblemException a retryable one when the gateway does not answer
   */
  public Optional<Caller> caller(String organization, String user) {
    AtomicReference<MemberClient.Member> member = new AtomicReference<>();
    try {
      CurrentCaller.as(
          new Caller(user, organization, null, Set.of()),
          () -> member.set(ServiceFailures.reach(() -> gateway.get(organization, user))));
    } catch (ProblemException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw new ProblemException(
          ErrorCode.SERVICE_UNAVAILABLE,
          "The owner's permissions cannot be asked for right now; it is tried again.",
          e);
    }
    MemberClient.Member known = member.get();
    return known == null || !known.active() || known.roles() == null
        ? Optional.empty()
        : Optional.of(new Caller(user, organization, known.email(), Set.copyOf(known.roles())));
  }
}
