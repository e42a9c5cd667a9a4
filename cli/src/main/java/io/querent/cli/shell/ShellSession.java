package io.querent.cli.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.cli.api.Call;
import io.querent.cli.api.Json;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.ask.Answer;
import io.querent.cli.ask.Answer.Choice;
import io.querent.cli.ask.AnswerPrinter;
import io.querent.cli.ask.Choices;
import io.querent.cli.ask.Conversation;
import io.querent.cli.ask.LiveProgress;
import io.querent.cli.command.CommandFailure;
import io.querent.cli.command.ExitCode;
import io.querent.cli.datasource.DatasourceDetails;
import io.querent.cli.datasource.DatasourceTable;
import io.querent.cli.query.ResultDownload;
import io.querent.cli.query.StatementResult;
import io.querent.cli.screen.DisplayText;
import io.querent.cli.screen.Screen;
import io.querent.cli.screen.Spinner;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What one shell remembers between two lines, and what it does with each. */
final class ShellSession {
  private static final int ROWS = 50;

  private final QuerentApi api;
  private final Conversation conversation;
  private final Screen screen;
  private String lastSql = "";
  private String lastResult = "";
  private List<Choice> choices = List.of();

  ShellSession(QuerentApi api, Conversation conversation, Screen screen) {
    this.api = api;
    this.conversation = conversation;
    this.screen = screen;
  }

  String prompt() {
    return choices.isEmpty()
        ? conversation.datasourceId().orElse("querent") + "> "
        : "choose 1–" + choices.size() + "> ";
  }

  /** Does what the line says; false when it says to leave. */
  boolean take(String line) throws IOException {
    if (line.isEmpty()) {
      choices = List.of();
      return true;
    }
    if (!line.startsWith("\\")) {
      ask(line);
      return true;
    }
    String[] parts = line.split("\\s+", 2);
    String argument = parts.length > 1 ? parts[1] : "";
    ShellVerb verb = ShellVerb.of(parts[0]);
    switch (verb) {
      case DATASOURCES -> datasources(argument);
      case USE -> use(argument);
      case SQL -> sql(argument);
      case CSV -> csv(argument);
      case NEW -> startAnew();
      case HELP -> help();
      case QUIT -> {
        return false;
      }
      case UNKNOWN ->
          throw new CommandFailure(
              ExitCode.USAGE, "There is no command " + parts[0], "\\help lists them.");
    }
    return true;
  }

  private void ask(String line) {
    Optional<Choice> choice = Choices.pick(choices, line);
    choices = List.of();
    LiveProgress progress = new LiveProgress(screen);
    Answer answer;
    try (progress) {
      answer =
          conversation.ask(
              choice.map(Choice::label).orElse(line),
              choice.map(Choice::id).orElse(null),
              progress);
    }
    new AnswerPrinter(screen, false, true, ROWS).inChat().print(answer, progress.written());
    answer.clarification().ifPresent(asked -> choices = asked.choices());
    if (!answer.sql().isEmpty()) {
      lastSql = answer.sql();
    }
    if (!answer.rows().resultId().isEmpty()) {
      lastResult = answer.rows().resultId();
    }
    screen.line("");
  }

  private void datasources(String id) {
    if (id.isEmpty()) {
      DatasourceTable.print(screen, api.get("/v1/datasources").path("items"));
    } else {
      DatasourceDetails.print(screen, api.get("/v1/datasources/" + Call.part(id)));
    }
  }

  private void use(String id) {
    if (id.isEmpty()) {
      conversation.use(null);
      screen.line("Querent chooses the datasource.");
      return;
    }
    JsonNode datasource = api.get("/v1/datasources/" + Call.part(id));
    conversation.use(datasource.path("id").asText());
    screen.line("Asking " + DisplayText.oneLine(datasource.path("display_name").asText(id)) + ".");
  }

  private void sql(String statement) {
    if (!statement.isEmpty()) {
      run(statement);
    } else if (lastSql.isEmpty()) {
      throw nothingYet("There is no answer with SQL yet");
    } else {
      new AnswerPrinter(screen, true, true, ROWS).sql(lastSql);
      screen.line("");
    }
  }

  private void run(String statement) {
    String datasource =
        conversation
            .datasourceId()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "A statement needs to know where it runs",
                        "Choose a datasource first: \\use ID"));
    ObjectNode request =
        Json.object()
            .put("datasource_id", datasource)
            .put("sql", statement)
            .put("preview_rows", ROWS);
    JsonNode head;
    try (Spinner spinner = new Spinner(screen)) {
      spinner.show("Running on " + datasource);
      head = api.post("/v1/queries", request);
    }
    StatementResult.print(screen, head, ROWS);
    lastSql = statement;
    lastResult = head.path("result_id").asText();
    screen.line("");
  }

  private void csv(String file) throws IOException {
    if (file.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "\\csv needs a file", "Such as: \\csv answer.csv");
    }
    if (lastResult.isEmpty()) {
      throw nothingYet("There is no result yet");
    }
    Path target = Path.of(file.replaceFirst("^~(?=/)", System.getProperty("user.home")));
    try (OutputStream out = Files.newOutputStream(target)) {
      new ResultDownload(api).csv(lastResult, out);
    }
    screen.line("Wrote " + target.toAbsolutePath() + ".");
  }

  private void startAnew() {
    conversation.startAnew();
    choices = List.of();
    screen.line("A new chat begins with the next question.");
  }

  private void help() {
    for (ShellVerb verb : ShellVerb.values()) {
      if (verb != ShellVerb.UNKNOWN) {
        String left = verb.word() + " " + verb.argument();
        screen.line("  " + DisplayText.padRight(left, 18) + verb.does());
      }
    }
    screen.line("Anything else is a question; Ctrl-C stops one that takes too long.");
  }

  private static CommandFailure nothingYet(String message) {
    return new CommandFailure(ExitCode.FAILED, message, "Ask a question first.");
  }
}
