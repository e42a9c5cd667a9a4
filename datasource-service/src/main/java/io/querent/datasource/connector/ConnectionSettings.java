package io.querent.datasource.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The parts a connection is built from. Kept only in sealed form; its text form shows no secret.
 *
 * @param path file or folder, for engines that have one; null for servers
 * @param schemas schemas to learn; empty for all that are not the system's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionSettings(
    String host,
    Integer port,
    String database,
    String user,
    String password,
    String sslMode,
    List<String> schemas,
    String path) {

  public ConnectionSettings {
    schemas = schemas == null ? List.of() : List.copyOf(schemas);
  }

  public static ConnectionSettings ofPath(String path) {
    return new ConnectionSettings(null, null, null, null, null, null, List.of(), path);
  }

  @Override
  public String toString() {
    return path != null ? path : host + ":" + port + "/" + database;
  }
}
