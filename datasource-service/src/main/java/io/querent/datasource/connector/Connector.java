package io.querent.datasource.connector;

import io.querent.contracts.datasource.NewDatasource;
import java.util.List;

/**
 * What Querent knows of one kind of datasource. There is one per kind, found by its key through
 * {@link Connectors}.
 */
public sealed interface Connector permits JdbcConnector, FolderConnector {

  /** Key of the connector as users write it, e.g. {@code postgres}. */
  String kind();

  /** Key of the SQL dialect that its statements are written in. */
  String dialect();

  /**
   * Settings from what a user gave: parts, or a text such as {@code postgres://user@host/db} that
   * is taken apart. Nothing is connected yet.
   *
   * @throws io.querent.contracts.problem.ProblemException {@code invalid_request} that names each
   *     wrong field
   */
  ConnectionSettings settings(NewDatasource.Connection parts, String dsn);

  /**
   * What a check found.
   *
   * @param server name and version of the engine
   * @param readOnly whether the given role cannot write; null when that could not be found out
   */
  record Finding(String server, Boolean readOnly, List<String> warnings) {
    public Finding {
      warnings = List.copyOf(warnings);
    }
  }
}
