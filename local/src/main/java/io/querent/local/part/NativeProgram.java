package io.querent.local.part;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Programs for this machine that come inside jars on the class path, unpacked once. */
final class NativeProgram {

  private NativeProgram() {}

  /** The operating system as the jars spell it: {@code linux} or {@code darwin}. */
  static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.contains("mac") ? "darwin" : "linux";
  }

  static boolean arm() {
    return System.getProperty("os.arch").equals("aarch64");
  }

  /** Unpacks a {@code .txz} resource into a folder unless that was done before. */
  static void unpackArchive(String resource, Path folder) throws IOException {
    Path done = folder.resolve(".complete");
    if (Files.exists(done)) {
      return;
    }
    delete(folder);
    Files.createDirectories(folder);
    try (InputStream in = open(resource);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpackEntry(tar, entry, folder);
      }
    }
    Files.createFile(done);
  }

  /** Copies a single executable out of its jar unless that was done before. */
  static void unpackFile(String resource, Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (InputStream in = open(resource)) {
      Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("Refused archive entry outside of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = NativeProgram.class.getResourceAsStream("/" + resource);
    if (in == null) {
      throw new IOException(
          "No program for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + " ("
              + resource
              + " is not on the class path)");
    }
    return in;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
