package io.querent.kit.identity;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * On whose behalf this thread works: the request's token, or the caller bound by {@link #as} for
 * work that outlives its request.
 */
@ApplicationScoped
public class CurrentCaller {
  /** Attribute of a security identity under which a mechanism leaves its {@link Caller}. */
  public static final String ATTRIBUTE = "querent.caller";

  private static final ScopedValue<Caller> BOUND = ScopedValue.newInstance();

  @Inject SecurityIdentity identity;

  /**
   * The caller.
   *
   * @throws ProblemException {@link ErrorCode#UNAUTHENTICATED} when there is none
   */
  public Caller get() {
    if (BOUND.isBound()) {
      return BOUND.get();
    }
    if (Arc.container().requestContext().isActive()) {
      if (identity.getAttribute(ATTRIBUTE) instanceof Caller caller) {
        return caller;
      }
      if (identity.getPrincipal() instanceof JsonWebToken token) {
        return new Caller(
            token.getSubject(),
            token.getClaim("org"),
            token.getClaim("email"),
            identity.getRoles());
      }
    }
    throw new ProblemException(ErrorCode.UNAUTHENTICATED, "This needs a signed-in caller.");
  }

  /** Runs the work on behalf of that caller, in this thread. */
  public static void as(Caller caller, Runnable work) {
    ScopedValue.where(BOUND, caller).run(work);
  }
}
