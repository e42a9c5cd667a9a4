package io.querent.report.schedule;

import java.time.Instant;

/** What the job of one fire is asked to do; its owner's rights are looked up when it runs. */
record ScheduledReport(
    String scheduleId, String organizationId, String ownerId, Instant fireAt, String reportKey) {}
