package io.querent.file.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The data files of a folder, by name. Hidden files are left out; so are links that lead out of the
 * folder, and what lies deeper than {@value #DEPTH} folders.
 *
 * @param warnings what was left out although it looks like data
 */
record FolderFiles(List<FolderFile> files, List<String> warnings) {
  private static final int DEPTH = 4;

  /**
   * What the engine would take for a pattern that may match other files, without a way to escape
   * it.
   */
  private static final Pattern GLOB = Pattern.compile("[*?\\[\\]]");

  /** Looks at the folder, which must be a real path. */
  static FolderFiles of(Path folder, int mostFiles) {
    Walk walk = new Walk(folder, mostFiles);
    try {
      Files.walkFileTree(folder, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEPTH, walk);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder could not be listed", e);
    }
    walk.files.sort(Comparator.comparing(FolderFile::relative));
    return new FolderFiles(List.copyOf(walk.files), List.copyOf(walk.warnings));
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final int mostFiles;
    private final List<FolderFile> files = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Walk(Path folder, int mostFiles) {
      this.folder = folder;
      this.mostFiles = mostFiles;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return !directory.equals(folder) && hidden(directory)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Optional<FileFormat> format = FileFormat.of(file.getFileName().toString());
      if (hidden(file) || format.isEmpty() || attributes.isDirectory()) {
        return FileVisitResult.CONTINUE;
      }
      if (files.size() >= mostFiles) {
        warnings.add("Only the first %d files of the folder are looked at.".formatted(mostFiles));
        return FileVisitResult.TERMINATE;
      }
      add(file, format.get());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      warnings.add("%s cannot be read.".formatted(relative(file)));
      return FileVisitResult.CONTINUE;
    }

    private void add(Path file, FileFormat format) {
      if (GLOB.matcher(relative(file)).find()) {
        warnings.add(
            "%s has one of * ? [ ] in its name; rename it to have it read."
                .formatted(relative(file)));
        return;
      }
      try {
        Path real = file.toRealPath();
        if (!real.startsWith(folder)) {
          warnings.add("%s is a link out of the folder and is left out.".formatted(relative(file)));
          return;
        }
        BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
        if (!attributes.isRegularFile() || !Files.isReadable(real)) {
          warnings.add("%s cannot be read.".formatted(relative(file)));
          return;
        }
        files.add(
            new FolderFile(
                real,
                relative(file),
                format,
                attributes.size(),
                attributes.lastModifiedTime().toMillis()));
      } catch (IOException e) {
        warnings.add("%s cannot be read.".formatted(relative(file)));
      }
    }

    private String relative(Path file) {
      return folder.relativize(file).toString().replace('\\', '/');
    }

    private static boolean hidden(Path file) {
      String name = file.getFileName().toString();
      return name.startsWith(".") || name.startsWith("_") || name.startsWith("~");
    }
  }
}
