package io.querent.sql.guard;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** The names of all functions that a real PostgreSQL brings. */
record PostgresFunctions(Set<String> names) {

  static PostgresFunctions load() {
    Set<String> names = new HashSet<>();
    try (Connection connection = Engines.postgres().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT proname FROM pg_proc WHERE pronamespace ="
                    + " 'pg_catalog'::regnamespace")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new PostgresFunctions(names);
  }

  boolean has(String name) {
    return names.contains(name);
  }
}
