package io.querent.report.run;

import io.querent.report.definition.Definition;

/**
 * What an order means: the version, its definition and where it runs.
 *
 * @param boundTo the datasource that the version is bound to; null when portable
 */
record RunTarget(
    String reportId,
    String reportKey,
    String reportTitle,
    boolean archived,
    String versionId,
    int version,
    String boundTo,
    Definition definition) {

  RunTarget with(Definition read) {
    return new RunTarget(
        reportId, reportKey, reportTitle, archived, versionId, version, boundTo, read);
  }
}
