package io.querent.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Texts among the resources, and SQL scripts whose statements end with a semicolon and a line. */
public final class Script {

  private Script() {}

  public static String text(String resource) throws IOException {
    try (InputStream stream = Script.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException("The build lacks the resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public static void run(Connection connection, String resource) throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : text(resource).split(";\\s*\\n")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }
}
