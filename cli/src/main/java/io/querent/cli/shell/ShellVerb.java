package io.querent.cli.shell;

/** The shell's own commands; everything else is a question. */
enum ShellVerb {
  DATASOURCES("\\d", "[ID]", "list the datasources, or show one"),
  USE("\\use", "[ID]", "ask this datasource; without ID let Querent choose"),
  SQL("\\sql", "[STATEMENT]", "show the SQL of the last answer, or run a SELECT"),
  CSV("\\csv", "FILE", "write the whole last result to a file"),
  NEW("\\new", "", "leave this chat: the next question follows up on nothing"),
  HELP("\\help", "", "this list"),
  QUIT("\\q", "", "leave, as does Ctrl-D"),
  UNKNOWN("\\", "", "");

  private final String word;
  private final String argument;
  private final String does;

  ShellVerb(String word, String argument, String does) {
    this.word = word;
    this.argument = argument;
    this.does = does;
  }

  String word() {
    return word;
  }

  String argument() {
    return argument;
  }

  String does() {
    return does;
  }

  boolean takesDatasource() {
    return this == DATASOURCES || this == USE;
  }

  static ShellVerb of(String typed) {
    return switch (typed) {
      case "\\?", "\\h" -> HELP;
      case "\\quit", "\\exit" -> QUIT;
      default -> {
        for (ShellVerb verb : values()) {
          if (verb.word.equals(typed)) {
            yield verb;
          }
        }
        yield UNKNOWN;
      }
    };
  }
}
