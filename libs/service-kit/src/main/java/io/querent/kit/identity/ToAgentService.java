package io.querent.kit.identity;

import io.querent.contracts.identity.Audience;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries the caller to the agent service. */
@ApplicationScoped
public class ToAgentService extends CallerPropagation {
  public ToAgentService() {
    super(Audience.AGENT);
  }
}
