package io.querent.report.alert;

import java.time.Instant;

/** An alert as clients see it, without secrets. */
record AlertView(
    String id,
    String reportKey,
    String name,
    Condition condition,
    Channel delivery,
    boolean enabled,
    Instant createdAt,
    Instant updatedAt) {

  /** What a client sets; what is absent keeps its value, or takes the default of a new one. */
  record Settings(
      String reportKey, String name, Condition condition, Channel delivery, Boolean enabled) {}

  static AlertView of(AlertRow row) {
    return new AlertView(
        row.id(),
        row.reportKey(),
        row.name(),
        row.condition(),
        row.delivery(),
        row.enabled(),
        row.createdAt(),
        row.updatedAt());
  }
}
