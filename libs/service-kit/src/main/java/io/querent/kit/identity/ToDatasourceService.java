package io.querent.kit.identity;

import io.querent.contracts.identity.Audience;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries the caller to the datasource service. */
@ApplicationScoped
public class ToDatasourceService extends CallerPropagation {
  public ToDatasourceService() {
    super(Audience.DATASOURCE);
  }
}
