package io.querent.file.dataset;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Column names and types of a relation, as the engine describes them. */
record Described(List<String> names, List<String> types) {

  static Described of(Connection connection, String relation) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + relation)) {
      while (rows.next()) {
        names.add(rows.getString(1));
        types.add(rows.getString(2));
      }
    }
    return new Described(names, types);
  }
}
