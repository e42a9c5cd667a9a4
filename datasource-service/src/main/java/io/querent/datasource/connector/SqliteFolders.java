package io.querent.datasource.connector;

import java.nio.file.Path;
import java.util.List;

/**
 * Where SQLite files may lie.
 *
 * @param anywhere true where every file that can be read may be opened
 * @param basePaths else the folders below which files may lie
 */
public record SqliteFolders(boolean anywhere, List<Path> basePaths) {
  public SqliteFolders {
    basePaths = List.copyOf(basePaths);
  }
}
