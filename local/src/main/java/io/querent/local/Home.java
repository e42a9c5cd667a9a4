package io.querent.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where an installation keeps what is its own: the folder {@code .querent} of a clone.
 *
 * @param root the clone, with the built modules
 * @param dir the folder of this installation
 */
public record Home(Path root, Path dir) {

  public Home {
    root = root.toAbsolutePath().normalize();
    dir = dir.toAbsolutePath().normalize();
  }

  public Home(Path root) {
    this(root, root.resolve(".querent"));
  }

  /** What has to survive: databases, files, event logs. */
  public Path data() {
    return dir().resolve("data");
  }

  public Path logs() {
    return dir().resolve("logs");
  }

  /** Unpacked programs; may be deleted at any time while nothing runs. */
  public Path runtime() {
    return dir().resolve("runtime");
  }

  public Path secrets() {
    return dir().resolve("secrets.json");
  }

  public Path ports() {
    return dir().resolve("ports.json");
  }

  /**
   * The class archive of a Java part, made by training; the JVM ignores one that is out of date.
   */
  public Path classArchive(String part) {
    return root.resolve("target").resolve("archives").resolve(part + ".jsa");
  }

  /** What the launcher last said about its parts. */
  public Path state() {
    return dir().resolve("state.json");
  }

  /** Held locked by the launcher as long as it lives. */
  public Path lock() {
    return dir().resolve("launcher.lock");
  }

  /** What the launcher has to tell the person who waits for {@code up}. */
  public Path progress() {
    return dir().resolve("progress.txt");
  }

  public Path log(String part) {
    return logs().resolve(part + ".log");
  }

  public void create() throws IOException {
    Files.createDirectories(data().resolve("demo"));
    Files.createDirectories(data().resolve("files"));
    Files.createDirectories(logs());
    Files.createDirectories(runtime());
  }
}
