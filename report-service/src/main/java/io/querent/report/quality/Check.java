package io.querent.report.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one check found.
 *
 * @param column the column that it is about; null for the whole result
 * @param evidence the figures behind the message
 * @param rows some of the rows that it speaks of
 * @param rowNumbers their places in the result, counted from 1, one for each of {@code rows}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Check(
    String id,
    String title,
    Status status,
    Severity severity,
    String message,
    String column,
    Map<String, Object> evidence,
    List<List<Object>> rows,
    List<Long> rowNumbers) {

  /** How a check ended. */
  public enum Status {
    PASS,
    WARN,
    FAIL,
    SKIPPED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How much a finding of it matters. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Check pass(String id, String title, String message) {
    return new Check(
        id, title, Status.PASS, Severity.INFO, message, null, Map.of(), List.of(), List.of());
  }

  static Check pass(String id, String title, String message, Map<String, Object> evidence) {
    return new Check(
        id, title, Status.PASS, Severity.INFO, message, null, evidence, List.of(), List.of());
  }

  static Check skipped(String id, String title, String why) {
    return new Check(
        id, title, Status.SKIPPED, Severity.INFO, why, null, Map.of(), List.of(), List.of());
  }

  static Check warn(String id, String title, String message, Map<String, Object> evidence) {
    return new Check(
        id, title, Status.WARN, Severity.WARNING, message, null, evidence, List.of(), List.of());
  }

  static Check fail(String id, String title, String message, Map<String, Object> evidence) {
    return new Check(
        id, title, Status.FAIL, Severity.ERROR, message, null, evidence, List.of(), List.of());
  }

  Check about(String name) {
    return new Check(id, title, status, severity, message, name, evidence, rows, rowNumbers);
  }

  Check with(List<Long> numbers, RunFacts facts) {
    List<Long> known = numbers.stream().filter(n -> facts.row(n) != null).distinct().toList();
    return new Check(
        id,
        title,
        status,
        severity,
        message,
        column,
        evidence,
        known.stream().map(facts::row).toList(),
        known);
  }
}
