package io.querent.contracts.file;

import io.querent.semantics.catalog.Table;
import java.util.List;
import java.util.Map;

/** A folder of files as a datasource. */
public final class FileFolder {
  /** The folder to look at. */
  public record Request(String path) {}

  /** Whether it can be read and what is in it. */
  public record Check(boolean readable, int files, long bytes, List<String> warnings) {}

  /**
   * What was learned of its files.
   *
   * @param files table name to file or glob below the folder
   */
  public record Contents(List<Table> tables, Map<String, String> files, List<String> warnings) {}

  private FileFolder() {}
}
