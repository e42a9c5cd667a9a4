package io.querent.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The verbs {@code up}, {@code down} and {@code status}. Arguments: the clone, the verb, its own.
 */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    Home home = new Home(Path.of(arguments[0]));
    List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
    int status;
    try {
      status =
          switch (arguments[1]) {
            case "up" -> new UpCommand(home, System.out).run(UpOptions.parse(rest));
            case "down" -> new DownCommand(home, System.out).run();
            case "status" -> new StatusCommand(home, System.out).run();
            default -> throw new IllegalArgumentException("Unknown verb " + arguments[1]);
          };
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      status = 2;
    }
    System.exit(status);
  }
}
