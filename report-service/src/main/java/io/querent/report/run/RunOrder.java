package io.querent.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A run that somebody wants.
 *
 * @param version null for the latest
 * @param params null for the defaults
 * @param datasourceId null for what the report is bound to
 * @param fresh whether a result of a moment ago will not do
 * @param trigger {@code manual}, {@code schedule} or {@code job}
 * @param once orders of the same key within an organization make one completed run; null for none
 * @param zone in which relative times are rounded
 */
public record RunOrder(
    String reportKey,
    Integer version,
    JsonNode params,
    String datasourceId,
    boolean fresh,
    String trigger,
    String once,
    ZoneId zone) {
  public static final String MANUAL = "manual";
  public static final String SCHEDULE = "schedule";
  public static final String JOB = "job";

  /** A run that a person starts. */
  static RunOrder manual(
      String key, Integer version, JsonNode params, String datasourceId, boolean fresh) {
    return new RunOrder(key, version, params, datasourceId, fresh, MANUAL, null, ZoneOffset.UTC);
  }
}
