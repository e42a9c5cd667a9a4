package io.querent.file.dataset;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Finds the files that a table's file name or glob means, among those of the folder. */
final class TableFiles {
  private TableFiles() {}

  static List<FolderFile> matching(List<FolderFile> files, String pattern) {
    List<FolderFile> exact = files.stream().filter(f -> f.relative().equals(pattern)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      return files.stream().filter(f -> matcher.matches(Path.of(f.relative()))).toList();
    } catch (PatternSyntaxException | UnsupportedOperationException e) {
      return List.of();
    }
  }
}
