package io.querent.file.dataset;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders below which files may be read, and those below which they may not. Of all that a
 * folder lies in, the innermost one decides. Links are followed before anything is compared.
 */
public final class FolderRoots {
  private final List<Path> roots;
  private final List<Path> refused;

  public FolderRoots(List<Path> roots, List<Path> refused) {
    this.roots = List.copyOf(roots);
    this.refused = List.copyOf(refused);
  }

  /**
   * The real folder at that path.
   *
   * @throws ProblemException when it does not exist, is no folder, or lies outside of the roots
   */
  public Path folder(String path) {
    if (path == null || path.isBlank()) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "Name the folder of the files in 'path'.");
    }
    Path real = real(path);
    if (innermost(roots, real) <= innermost(refused, real)) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "The folder %s is not below a folder that files may be read from; an operator can add one to"
                  .formatted(path)
              + " querent.files.base-paths.");
    }
    if (!Files.isDirectory(real)) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "%s is not a folder; name the folder around the file.".formatted(path));
    }
    return real;
  }

  private static Path real(String path) {
    try {
      Path asked = Path.of(path);
      if (!asked.isAbsolute()) {
        throw new ProblemException(
            ErrorCode.INVALID_REQUEST,
            "The path %s is relative; name the whole path.".formatted(path));
      }
      return asked.toRealPath();
    } catch (IOException | InvalidPathException e) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "There is no readable folder at %s.".formatted(path), e);
    }
  }

  /** Length of the innermost of these folders that the real path lies in; -1 for none. */
  private static int innermost(List<Path> folders, Path real) {
    int length = -1;
    for (Path folder : folders) {
      try {
        Path root = folder.toRealPath();
        if (real.startsWith(root)) {
          length = Math.max(length, root.getNameCount());
        }
      } catch (IOException missing) {
        // A folder that does not exist holds nothing.
      }
    }
    return length;
  }
}
