package io.querent.report.alert;

import io.querent.report.result.TableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A message as the text and the HTML of an e-mail. */
final class EmailText {
  static final String CHART_ID = "chart@querent";
  private static final String CELL =
      "style=\"padding:5px 12px 5px 0;border-bottom:1px solid #e3e6ea;text-align:left\"";
  private static final String NUMBER =
      "style=\"padding:5px 12px 5px 0;border-bottom:1px solid #e3e6ea;text-align:right\"";

  private EmailText() {}

  static String subject(Channel.Email email, Message message) {
    String plain =
        email.subject() == null || email.subject().isBlank()
            ? "%s: %s".formatted(message.alert().name(), message.title())
            : email.subject();
    String marked = message.delivery().test() ? "[Test] " + plain : plain;
    return marked.replaceAll("\\p{Cntrl}+", " ");
  }

  static String text(Message message) {
    StringBuilder text = new StringBuilder(message.alert().name()).append("\n\n");
    facts(message).forEach(fact -> text.append(fact).append('\n'));
    if (message.rows() != null && !message.rows().rows().isEmpty()) {
      text.append('\n').append(String.join(" | ", message.rows().columns())).append('\n');
      message
          .rows()
          .rows()
          .forEach(
              row ->
                  text.append(
                          row.stream()
                              .map(cell -> Objects.toString(cell, ""))
                              .collect(Collectors.joining(" | ")))
                      .append('\n'));
    }
    return text.append("\nReport: ")
        .append(message.reportLink())
        .append("\nRun: ")
        .append(message.runLink())
        .append('\n')
        .toString();
  }

  private static List<String> facts(Message message) {
    List<String> facts = new ArrayList<>();
    facts.add("Report: " + message.title());
    facts.add(message.observation().text());
    if (message.observation().note() != null) {
      facts.add(message.observation().note());
    }
    if (message.run() != null && message.run().verdict() != null) {
      facts.add("Quality check: " + message.run().verdict());
    }
    if (message.rows() != null) {
      TableRows rows = message.rows();
      facts.add(
          rows.rows().size() < rows.total()
              ? "The first %d of %d rows:".formatted(rows.rows().size(), rows.total())
              : "Rows: %d".formatted(rows.total()));
    }
    facts.addAll(message.notes());
    return facts;
  }

  static String html(Message message) {
    StringBuilder html =
        new StringBuilder(
            "<div style=\"font-family:system-ui,sans-serif;font-size:14px;color:#1c2430\">");
    html.append("<h2 style=\"font-size:18px\">%s</h2>".formatted(safe(message.alert().name())));
    facts(message)
        .forEach(fact -> html.append("<p style=\"margin:4px 0\">%s</p>".formatted(safe(fact))));
    if (message.chart() != null) {
      html.append(
          "<p><img src=\"cid:%s\" alt=\"%s\" width=\"800\" style=\"max-width:100%%\"></p>"
              .formatted(CHART_ID, safe(message.title())));
    }
    if (message.rows() != null && !message.rows().rows().isEmpty()) {
      html.append(table(message.rows()));
    }
    return html.append(
            "<p><a href=\"%s\">Open the run</a> · <a href=\"%s\">Open the report</a></p></div>"
                .formatted(safe(message.runLink()), safe(message.reportLink())))
        .toString();
  }

  private static String table(TableRows rows) {
    String head =
        rows.columns().stream()
            .map(name -> "<th %s>%s</th>".formatted(CELL, safe(name)))
            .collect(Collectors.joining());
    String body =
        rows.rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(
                            cell ->
                                "<td %s>%s</td>"
                                    .formatted(
                                        cell instanceof Number ? NUMBER : CELL,
                                        safe(Objects.toString(cell, ""))))
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
            .collect(Collectors.joining());
    return "<table style=\"border-collapse:collapse;font-size:13px\"><tr>%s</tr>%s</table>"
        .formatted(head, body);
  }

  private static String safe(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
