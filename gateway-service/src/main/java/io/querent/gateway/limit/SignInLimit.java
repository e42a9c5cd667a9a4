package io.querent.gateway.limit;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Slows down guessing of passwords. */
@ApplicationScoped
public class SignInLimit {
  @Inject Limiter limiter;
  @Inject LimitConfiguration configuration;

  /** Counts one try of an address or account. Blocks. */
  public void check(String subject) {
    Limiter.Verdict verdict =
        limiter.count("sign-in", subject, configuration.signInsPerMinute()).await().indefinitely();
    if (!verdict.fine()) {
      throw new ProblemException(
          ErrorCode.RATE_LIMITED,
          "Too many tries; try again in %d seconds.".formatted(verdict.retryAfterSeconds()));
    }
  }
}
