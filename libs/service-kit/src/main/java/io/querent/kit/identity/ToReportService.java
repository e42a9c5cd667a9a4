package io.querent.kit.identity;

import io.querent.contracts.identity.Audience;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries the caller to the report service. */
@ApplicationScoped
public class ToReportService extends CallerPropagation {
  public ToReportService() {
    super(Audience.REPORT);
  }
}
