package io.querent.cli.datasource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.cli.api.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The parts of a PostgreSQL connection, given one by one; they go before those of the URL. */
final class PostgresOptions {
  private static final int USUAL_PORT = 5432;

  @Option(names = "--host", paramLabel = "HOST", description = "The server.")
  private String host;

  @Option(names = "--port", paramLabel = "PORT", description = "Its port (5432).")
  private Integer port;

  @Option(names = "--database", paramLabel = "NAME", description = "The database.")
  private String database;

  @Option(names = "--user", paramLabel = "NAME", description = "A role that can only read.")
  private String user;

  @Option(
      names = "--password-stdin",
      description = "Read the password from standard input (or QUERENT_DATASOURCE_PASSWORD).")
  private boolean passwordFromInput;

  @Option(
      names = "--ssl-mode",
      paramLabel = "MODE",
      description = "disable, require, verify-full …")
  private String sslMode;

  @Option(names = "--schema", paramLabel = "NAME", description = "Only this schema; may repeat.")
  private List<String> schemas = new ArrayList<>();

  /** Where a password comes from when the URL holds none. */
  interface Asking {
    String password() throws IOException;
  }

  boolean given() {
    return host != null || database != null;
  }

  boolean passwordFromInput() {
    return passwordFromInput;
  }

  ObjectNode connection(Place place, Asking asking) throws IOException {
    ObjectNode connection =
        Json.object()
            .put("host", host != null ? host : place.host())
            .put("port", port != null ? port : place.port(USUAL_PORT))
            .put("database", database != null ? database : place.database());
    String role = user != null ? user : place.user();
    connection.put("user", role);
    connection.put("password", place.password().isEmpty() ? asking.password() : place.password());
    if (sslMode != null) {
      connection.put("ssl_mode", sslMode);
    }
    schemas.forEach(schema -> connection.withArray("/schemas").add(schema));
    return connection;
  }
}
