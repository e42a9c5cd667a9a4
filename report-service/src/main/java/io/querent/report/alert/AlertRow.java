package io.querent.report.alert;

import java.time.Instant;

/** A row of {@code report.alert}; the channel's secret stays sealed. */
record AlertRow(
    String id,
    String organizationId,
    String reportKey,
    String name,
    Condition condition,
    Channel delivery,
    String sealedSecret,
    boolean enabled,
    String ownerId,
    Instant createdAt,
    Instant updatedAt) {}
