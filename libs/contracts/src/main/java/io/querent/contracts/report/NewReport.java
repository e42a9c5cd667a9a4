package io.querent.contracts.report;

/** A report to create, without a version yet; {@code key} is made from the title when null. */
public record NewReport(String key, String title, String description) {}
