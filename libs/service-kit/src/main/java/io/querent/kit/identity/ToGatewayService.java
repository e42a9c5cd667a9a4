package io.querent.kit.identity;

import io.querent.contracts.identity.Audience;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries the caller to the gateway service. */
@ApplicationScoped
public class ToGatewayService extends CallerPropagation {
  public ToGatewayService() {
    super(Audience.GATEWAY);
  }
}
