package io.querent.datasource.connector;

import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.file.FileFolder;
import io.querent.contracts.file.FileQuery;
import java.util.function.Consumer;

/** A kind of datasource whose files another service reads: learning and queries are handed on. */
public non-sealed interface FolderConnector extends Connector {

  /** Looks whether the folder can be read. */
  Finding check(ConnectionSettings settings);

  /** Tables of the folder with their profiles. */
  FileFolder.Contents learn(ConnectionSettings settings);

  /**
   * Runs a statement that the guard has allowed.
   *
   * @param onStop takes what gives the statement up while it runs, and null when it has ended
   */
  ResultHead query(FileQuery query, Consumer<Runnable> onStop);
}
