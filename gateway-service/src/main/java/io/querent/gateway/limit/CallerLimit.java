package io.querent.gateway.limit;

import io.querent.contracts.identity.Caller;
import io.querent.gateway.account.AuthConfiguration;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What one caller may ask per minute. */
@ApplicationScoped
public class CallerLimit {
  private static final int REQUESTS = 1_200;
  private static final int QUESTIONS = 120;

  @Inject Limiter limiter;
  @Inject LimitConfiguration configuration;
  @Inject AuthConfiguration auth;

  /** Counts one request, and one question where it is one. */
  public Uni<Limiter.Verdict> count(Caller caller, boolean question) {
    boolean open = auth.mode() == AuthConfiguration.Mode.OPEN;
    int requests = configuration.requestsPerMinute().orElse(open ? 0 : REQUESTS);
    int questions = configuration.questionsPerMinute().orElse(open ? 0 : QUESTIONS);
    Uni<Limiter.Verdict> first = count("requests", caller, requests);
    return question
        ? first.chain(
            verdict ->
                verdict.fine()
                    ? count("questions", caller, questions)
                    : Uni.createFrom().item(verdict))
        : first;
  }

  private Uni<Limiter.Verdict> count(String what, Caller caller, int most) {
    return most == 0
        ? Uni.createFrom().item(Limiter.Verdict.FINE)
        : limiter.count(what, caller.organizationId() + ":" + caller.userId(), most);
  }
}
