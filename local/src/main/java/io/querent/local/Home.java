package io.querent.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where an installation keeps what is its own: the folder {@code .querent} of a clone.
 *
 * @param root the clone, with the built modules
 */
public record Home(Path root) {

  public Home {
    root = root.toAbsolutePath().normalize();
  }

  public Path dir() {
    return root.resolve(".querent");
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
    Files.createDirectories(data());
    Files.createDirectories(logs());
    Files.createDirectories(runtime());
  }
}
