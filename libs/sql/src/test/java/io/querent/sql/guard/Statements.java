package io.querent.sql.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Our own statements, in test resources: one begins at each line that starts in upper case or (.
 */
final class Statements {
  private Statements() {}

  /** Statements for every dialect and those for this one. */
  static List<String> of(String kind, String dialect) {
    List<String> all = new ArrayList<>(read(kind + ".any.txt"));
    all.addAll(read(kind + "." + dialect + ".txt"));
    return all;
  }

  static List<String> ofAnyDialect(String kind) {
    return read(kind + ".any.txt");
  }

  private static List<String> read(String resource) {
    try (InputStream stream = Statements.class.getResourceAsStream(resource)) {
      List<String> statements = new ArrayList<>();
      for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        boolean continues =
            line.startsWith("(1)") || line.startsWith("FROM customers") && open(statements);
        if (continues) {
          statements.add(statements.removeLast() + "\n" + line);
        } else if (!line.isBlank()) {
          statements.add(line);
        }
      }
      return statements;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean open(List<String> statements) {
    return !statements.isEmpty() && statements.getLast().contains("-- another");
  }
}
