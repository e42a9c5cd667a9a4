package io.querent.kit.identity;

import io.querent.contracts.identity.Audience;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries the caller to the file service. */
@ApplicationScoped
public class ToFileService extends CallerPropagation {
  public ToFileService() {
    super(Audience.FILE);
  }
}
