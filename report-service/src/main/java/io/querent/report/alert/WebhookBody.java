package io.querent.report.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.querent.report.result.TableRows;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The JSON that a webhook gets. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookBody(
    String id,
    String event,
    boolean test,
    Alert alert,
    Report report,
    Run run,
    Observation observed,
    Table table,
    Links links,
    Chart chart,
    String csv,
    List<String> notes,
    Instant createdAt) {

  /** The alert that fired. */
  record Alert(String id, String name, Condition condition, String text) {}

  /** The report that it watches. */
  record Report(String key, String title) {}

  /** The run in which it fired. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Run(
      String id,
      String status,
      String error,
      String verdict,
      long rowCount,
      JsonNode params,
      Instant finishedAt) {}

  /** Its first rows. */
  record Table(List<String> columns, List<List<Object>> rows, long rowCount, boolean truncated) {}

  /** Where people see more. */
  record Links(String report, String run) {}

  /** A picture in base64. */
  record Chart(String mediaType, String base64) {}

  static WebhookBody of(Message message) {
    AlertRow alert = message.alert();
    byte[] png = message.chart();
    return new WebhookBody(
        message.delivery().id(),
        "alert",
        message.delivery().test(),
        new Alert(alert.id(), alert.name(), alert.condition(), alert.condition().words()),
        new Report(alert.reportKey(), message.title()),
        run(message.run()),
        message.observation(),
        table(message.rows()),
        new Links(message.reportLink(), message.runLink()),
        png == null ? null : new Chart("image/png", Base64.getEncoder().encodeToString(png)),
        message.csv(),
        message.notes().isEmpty() ? null : message.notes(),
        message.delivery().createdAt());
  }

  private static Run run(RunFacts run) {
    return run == null
        ? null
        : new Run(
            run.id(),
            run.failed() ? "failed" : "completed",
            run.failed() ? run.failure() : null,
            run.verdict(),
            run.rowCount(),
            run.params(),
            run.finishedAt());
  }

  private static Table table(TableRows rows) {
    return rows == null
        ? null
        : new Table(rows.columns(), rows.rows(), rows.total(), rows.rows().size() < rows.total());
  }
}
