package io.querent.local.eval;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person may choose.
 *
 * @param folder where the questions are, or {@value #DEMO} for those about the demo
 * @param engines those to ask about, where there is gold for them
 * @param database the only one to ask about
 * @param limit how many questions at most for each engine
 */
record EvaluationOptions(
    String folder,
    Set<Engine> engines,
    Optional<String> provider,
    Optional<Path> out,
    Optional<Integer> limit,
    Optional<String> database) {

  static final String DEMO = "demo";

  static final String USAGE =
      """
      ./querent eval FOLDER|demo [--engine postgres|sqlite] [--database NAME] [--limit N]
                     [--provider ID] [--out FILE.jsonl]
        FOLDER has questions.json, postgres/<database>.sql, sqlite/<database>/<database>.sqlite;
        'demo' asks the questions about the demo's datasources.\
      """;

  static EvaluationOptions parse(List<String> arguments) throws EvaluationFailure {
    String folder = null;
    Set<Engine> engines = EnumSet.allOf(Engine.class);
    Optional<String> provider = Optional.empty();
    Optional<Path> out = Optional.empty();
    Optional<Integer> limit = Optional.empty();
    Optional<String> database = Optional.empty();
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String argument = rest.pop();
      int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
      if (equals > 0) {
        rest.push(argument.substring(equals + 1));
        argument = argument.substring(0, equals);
      }
      switch (argument) {
        case "--engine" -> engines = EnumSet.of(engine(value(argument, rest)));
        case "--provider" -> provider = Optional.of(value(argument, rest));
        case "--out" -> out = Optional.of(Path.of(value(argument, rest)));
        case "--limit" -> limit = Optional.of(number(value(argument, rest)));
        case "--database" -> database = Optional.of(value(argument, rest));
        default -> {
          if (argument.startsWith("-") || folder != null) {
            throw new EvaluationFailure("eval does not know '" + argument + "'\n" + USAGE);
          }
          folder = argument;
        }
      }
    }
    if (folder == null) {
      throw new EvaluationFailure("Which folder of questions?\n" + USAGE);
    }
    return new EvaluationOptions(folder, engines, provider, out, limit, database);
  }

  private static String value(String option, Deque<String> rest) throws EvaluationFailure {
    if (rest.isEmpty() || rest.peek().startsWith("--")) {
      throw new EvaluationFailure(option + " needs a value\n" + USAGE);
    }
    return rest.pop();
  }

  private static Engine engine(String word) throws EvaluationFailure {
    return Engine.of(word)
        .orElseThrow(
            () -> new EvaluationFailure("--engine is postgres or sqlite, not '" + word + "'"));
  }

  private static int number(String text) throws EvaluationFailure {
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new EvaluationFailure("--limit needs a number, not '" + text + "'", e);
    }
    throw new EvaluationFailure("--limit needs a number above 0, not '" + text + "'");
  }
}
