package io.querent.file.dataset;

import java.nio.file.Path;

/**
 * A data file in a folder.
 *
 * @param path its real path, below the folder
 * @param relative as people write it, with {@code /}
 * @param modified milliseconds since 1970
 */
record FolderFile(Path path, String relative, FileFormat format, long bytes, long modified) {

  /** The relative folder, empty for files at the top. */
  String folder() {
    int slash = relative.lastIndexOf('/');
    return slash < 0 ? "" : relative.substring(0, slash);
  }

  String fileName() {
    return relative.substring(relative.lastIndexOf('/') + 1);
  }

  /** The name without its extensions. */
  String stem() {
    return format.stem(fileName());
  }

  String extension() {
    return fileName().substring(stem().length());
  }
}
