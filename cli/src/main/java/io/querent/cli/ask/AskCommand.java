package io.querent.cli.ask;

import io.querent.cli.api.Json;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.ask.Answer.Choice;
import io.querent.cli.ask.Answer.Clarification;
import io.querent.cli.command.ClientCommand;
import io.querent.cli.command.CommandFailure;
import io.querent.cli.command.ExitCode;
import io.querent.cli.query.ResultDownload;
import io.querent.cli.screen.Screen;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks one question. */
@Command(name = "ask", description = "Ask a question in plain words.")
public final class AskCommand extends ClientCommand {
  @Parameters(paramLabel = "QUESTION", arity = "1..*", description = "The question.")
  private List<String> words;

  @Option(
      names = {"-d", "--datasource"},
      paramLabel = "ID",
      description = "Where to look; without it Querent chooses.")
  private String datasource;

  @Option(names = "--chat", paramLabel = "ID", description = "Follow up in this chat.")
  private String chat;

  @Option(
      names = "--choice",
      paramLabel = "ID",
      description = "The choice that answers the chat's question back; needs --chat.")
  private String choice;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Only this model provider answers; without it the server's route.")
  private String model;

  @Option(names = "--sql", description = "Show the SQL, too.")
  private boolean sql;

  @Option(names = "--json", description = "Print the server's answer as it is, and nothing else.")
  private boolean json;

  @Option(names = "--csv", description = "Print the whole result as CSV, and nothing else.")
  private boolean csv;

  @Option(names = "--no-chart", description = "The table without bars or sparkline.")
  private boolean noChart;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many rows of the table (${DEFAULT-VALUE}).")
  private int rows;

  @Override
  public Integer call() throws IOException {
    if (json && csv) {
      throw usage("--json and --csv exclude each other.");
    }
    if (choice != null && chat == null) {
      throw usage("--choice answers a question of a chat: name it with --chat.");
    }
    QuerentApi api = api();
    Conversation conversation = new Conversation(api, chat, datasource);
    conversation.force(model);
    String question = String.join(" ", words);
    if (json || csv) {
      byte[] answer = conversation.askForJson(question, choice);
      return json ? printJson(answer) : printCsv(api, Answer.of(Json.read(answer)));
    }
    Thread stopper = Thread.ofPlatform().unstarted(() -> interrupted(conversation));
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      return converse(conversation, question);
    } finally {
      Runtime.getRuntime().removeShutdownHook(stopper);
    }
  }

  private void interrupted(Conversation conversation) {
    if (screen().terminal()) {
      screen().line("");
    }
    conversation.stop();
  }

  private int printJson(byte[] answer) throws IOException {
    screen().bytes(answer);
    return exitCode(Answer.of(Json.read(answer)).status());
  }

  private int printCsv(QuerentApi api, Answer answer) throws IOException {
    if (answer.rows().resultId().isEmpty()) {
      answer.clarification().ifPresent(asked -> remark(asked.question()));
      throw new CommandFailure(
          exitCode(answer.status()) == ExitCode.OK ? ExitCode.FAILED : exitCode(answer.status()),
          answer.text().isBlank() ? "There is no result" : answer.text(),
          answer.clarification().isPresent() ? howToChoose(answer) : "");
    }
    new ResultDownload(api).csv(answer.rows().resultId(), screen().stream());
    return ExitCode.OK;
  }

  private int converse(Conversation conversation, String question) throws IOException {
    String content = question;
    String chosen = choice;
    while (true) {
      Answer answer = ask(conversation, content, chosen);
      Optional<Clarification> asked =
          answer.clarification().filter(back -> !back.choices().isEmpty());
      if (answer.status() != Answer.Status.AWAITING_INPUT || asked.isEmpty()) {
        return exitCode(answer.status());
      }
      Optional<Choice> picked = pick(asked.get());
      if (picked.isEmpty()) {
        remark("→ " + howToChoose(answer));
        return ExitCode.NEEDS_INPUT;
      }
      content = picked.get().label();
      chosen = picked.get().id();
    }
  }

  private Answer ask(Conversation conversation, String content, String chosen) {
    Screen screen = screen();
    LiveProgress progress = new LiveProgress(screen);
    Answer answer;
    try (progress) {
      answer = conversation.ask(content, chosen, progress);
    }
    new AnswerPrinter(screen, sql, !noChart, rows).print(answer, progress.written());
    return answer;
  }

  private Optional<Choice> pick(Clarification asked) throws IOException {
    if (!surroundings().tty().interactive()) {
      return Optional.empty();
    }
    screen().part("Choose 1–" + asked.choices().size() + " (Enter to leave): ");
    return Optional.ofNullable(surroundings().in().readLine())
        .flatMap(line -> Choices.pick(asked.choices(), line));
  }

  private String howToChoose(Answer answer) {
    String first =
        answer
            .clarification()
            .map(Clarification::choices)
            .filter(choices -> !choices.isEmpty())
            .map(choices -> choices.getFirst().id())
            .orElse("ID");
    return "Choose with: querent ask \"…\" --chat " + answer.chatId() + " --choice " + first;
  }

  private static int exitCode(Answer.Status status) {
    return switch (status) {
      case ANSWERED -> ExitCode.OK;
      case AWAITING_INPUT -> ExitCode.NEEDS_INPUT;
      case REFUSED, FAILED, STOPPED -> ExitCode.FAILED;
    };
  }
}
