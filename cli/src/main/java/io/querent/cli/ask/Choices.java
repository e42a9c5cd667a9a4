package io.querent.cli.ask;

import io.querent.cli.ask.Answer.Choice;
import java.util.List;
import java.util.Optional;

/** What a person means who was given numbered choices. */
public final class Choices {
  private Choices() {}

  /** The choice of that number, id or label; nothing for anything else. */
  public static Optional<Choice> pick(List<Choice> choices, String typed) {
    String line = typed.strip();
    if (line.matches("\\d{1,4}")) {
      int number = Integer.parseInt(line);
      return number >= 1 && number <= choices.size()
          ? Optional.of(choices.get(number - 1))
          : Optional.empty();
    }
    return choices.stream()
        .filter(choice -> choice.id().equals(line) || choice.label().equalsIgnoreCase(line))
        .findFirst();
  }
}
