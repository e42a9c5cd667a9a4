package io.querent.cli.ask;

import io.querent.cli.ask.Answer.Clarification;
import io.querent.cli.ask.Answer.Reading;
import io.querent.cli.query.ResultTable;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.FlowingText;
import io.querent.cli.screen.Screen;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints an answer for people: text, table with chart, SQL, how it was read, where it is from. */
public final class AnswerPrinter {
  private final Screen screen;
  private final boolean withSql;
  private final boolean withChart;
  private final int mostRows;
  private boolean chatKnown;

  public AnswerPrinter(Screen screen, boolean withSql, boolean withChart, int mostRows) {
    this.screen = screen;
    this.withSql = withSql;
    this.withChart = withChart;
    this.mostRows = mostRows;
  }

  /** The same for somebody who is in the chat and need not be told its id. */
  public AnswerPrinter inChat() {
    chatKnown = true;
    return this;
  }

  /** Prints the answer; its text is left out where it already stands on the screen. */
  public void print(Answer answer, String alreadyWritten) {
    String text = DisplayText.lines(answer.text()).strip();
    if (!text.isEmpty() && !alreadyWritten.strip().equals(text)) {
      say(text, isGood(answer.status()));
    }
    answer.clarification().ifPresent(asked -> clarification(asked, text));
    if (worthATable(answer)) {
      screen.line("");
      new ResultTable(screen, mostRows)
          .print(answer.rows(), withChart ? answer.chart() : Optional.empty());
    }
    if (withSql && !answer.sql().isEmpty()) {
      sql(answer.sql());
    }
    remarks(answer);
  }

  private void say(String text, boolean good) {
    StringBuilder flowed = new StringBuilder();
    FlowingText flow = new FlowingText(screen.width(), flowed::append);
    flow.add(text);
    flow.flush();
    flowed.toString().lines().forEach(l -> screen.line(good ? l : screen.style().warning(l)));
  }

  private static boolean isGood(Answer.Status status) {
    return status == Answer.Status.ANSWERED || status == Answer.Status.AWAITING_INPUT;
  }

  /** Prints a statement between empty lines. */
  public void sql(String statement) {
    screen.line("");
    DisplayText.lines(statement).lines().forEach(line -> screen.line(screen.style().accent(line)));
  }

  private void remarks(Answer answer) {
    if (answer.rows().columns().isEmpty() && answer.reading().isEmpty()) {
      return;
    }
    screen.line("");
    warnings(answer.warnings());
    if (answer.rows().truncated()) {
      warnings(List.of("The row limit cut the result; there is more."));
    }
    if (!answer.reading().isEmpty()) {
      screen.note("read as: " + readAs(answer.reading()));
    }
    if (!answer.rows().columns().isEmpty()) {
      screen.note(origin(answer));
    }
  }

  /** Prints what the server wants one to know. */
  public void warnings(List<String> warnings) {
    warnings.forEach(
        warning -> screen.line(screen.style().warning("! " + DisplayText.oneLine(warning))));
  }

  private void clarification(Clarification asked, String text) {
    String question = DisplayText.oneLine(asked.question());
    if (!question.isEmpty() && !question.equals(text)) {
      screen.line(question);
    }
    for (int i = 0; i < asked.choices().size(); i++) {
      String label = DisplayText.oneLine(asked.choices().get(i).label());
      screen.line("  " + screen.style().accent((i + 1) + ".") + " " + label);
    }
  }

  private static boolean worthATable(Answer answer) {
    boolean told = answer.rows().columns().size() == 1 && answer.rows().rowCount() == 1;
    return !answer.rows().columns().isEmpty() && !(told && !answer.text().isBlank());
  }

  private static String readAs(List<Reading> reading) {
    return reading.stream()
        .map(part -> DisplayText.oneLine(part.words() + " → " + part.meaning()))
        .collect(Collectors.joining(" · "));
  }

  private String origin(Answer answer) {
    long rows = answer.rows().rowCount();
    return ResultTable.grouped(rows)
        + (rows == 1 ? " row from " : " rows from ")
        + answer.datasourceId()
        + " in "
        + String.format(Locale.ROOT, "%.2f s", answer.elapsedMs() / 1000.0)
        + (chatKnown || answer.chatId().isEmpty() ? "" : " · " + answer.chatId());
  }
}
