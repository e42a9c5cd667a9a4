package io.querent.contracts.datasource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A datasource to register.
 *
 * @param id slug of lower-case letters, digits and dashes; made from the name when absent
 * @param kind key of a connector: {@code postgres}, {@code sqlite}, {@code files}
 * @param dsn stands in the place of {@code connection}
 * @param semanticModel YAML text or an object
 * @param learn whether to learn before answering; true when absent
 */
public record NewDatasource(
    String id,
    String kind,
    String displayName,
    String description,
    @JsonProperty("default") boolean isDefault,
    Connection connection,
    String dsn,
    JsonNode semanticModel,
    Boolean learn) {

  /**
   * Where the data is. Which fields are needed depends on the kind.
   *
   * @param path a file (SQLite) or folder (files)
   * @param schemas schemas to learn; absent for all that are not the system's
   */
  public record Connection(
      String host,
      Integer port,
      String database,
      String user,
      String password,
      String sslMode,
      java.util.List<String> schemas,
      String path) {}
}
