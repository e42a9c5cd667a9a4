package io.querent.local.demo;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Rows on their way into one PostgreSQL table, in COPY's text form. */
public final class CopyRows {

  private final String table;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param table with its columns, such as {@code shop.users (id, name)}
   */
  public CopyRows(String table) {
    this.table = table;
  }

  /** Values as PostgreSQL reads them; null is null. */
  public void add(Object... values) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        text.append('\t');
      }
      if (values[i] == null) {
        text.append("\\N");
      } else {
        escaped(values[i].toString());
      }
    }
    text.append('\n');
  }

  private void escaped(String value) {
    for (int i = 0; i < value.length(); i++) {
      switch (value.charAt(i)) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(value.charAt(i));
      }
    }
  }

  public void writeTo(Connection connection) throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + table + " FROM STDIN", new StringReader(text.toString()));
  }
}
