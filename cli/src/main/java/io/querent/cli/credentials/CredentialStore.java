package io.querent.cli.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.cli.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The file {@code credentials} in the configuration folder: one entry per address, mode 600, and
 * replaced as a whole, so that it is never half written or readable by others for a moment.
 */
public final class CredentialStore {
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path file;

  public CredentialStore(Path folder) {
    this.file = folder.resolve("credentials");
  }

  public Path file() {
    return file;
  }

  /** What is stored for the address. */
  public Optional<Credentials> find(URI address) {
    return Optional.of(read().path(address.toString()))
        .filter(JsonNode::isObject)
        .map(Credentials::of);
  }

  public void put(URI address, Credentials credentials) {
    locked(
        () -> {
          ObjectNode all = read();
          all.set(address.toString(), credentials.json());
          write(all);
          return all;
        });
  }

  /** Forgets the address; what was stored for it. */
  public Optional<Credentials> remove(URI address) {
    return locked(
        () -> {
          ObjectNode all = read();
          Optional<JsonNode> gone = Optional.ofNullable(all.remove(address.toString()));
          gone.ifPresent(entry -> write(all));
          return gone.map(Credentials::of);
        });
  }

  /** Runs while no other process of this person changes or renews tokens. */
  <T> T exclusively(Supplier<T> work) {
    return locked(work);
  }

  /** Stores without taking the lock; for use within {@link #exclusively}. */
  void replace(URI address, Credentials credentials) {
    ObjectNode all = read();
    all.set(address.toString(), credentials.json());
    write(all);
  }

  private <T> T locked(Supplier<T> work) {
    try {
      makeFolder();
      Path lock = file.resolveSibling("credentials.lock");
      try (FileChannel channel =
          FileChannel.open(
              lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly(lock))) {
        channel.lock();
        return work.get();
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Cannot write " + file, unwritable);
    }
  }

  private ObjectNode read() {
    try {
      return Files.exists(file) && Json.read(Files.readAllBytes(file)) instanceof ObjectNode all
          ? all
          : Json.object();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + file, unreadable);
    }
  }

  private void write(ObjectNode all) {
    try {
      Path fresh = file.resolveSibling("credentials.new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, ownerOnly(fresh));
      Files.write(fresh, Json.bytes(all));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Cannot write " + file, unwritable);
    }
  }

  private void makeFolder() throws IOException {
    Path folder = file.getParent();
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder.getParent());
      Files.createDirectory(folder, permissions(folder, OWNER_FOLDER));
    } catch (FileAlreadyExistsException raced) {
      // Another process made it at the same moment.
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return permissions(path, OWNER_FILE);
  }

  private static FileAttribute<?>[] permissions(Path path, Set<PosixFilePermission> allowed) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(allowed)}
        : new FileAttribute<?>[0];
  }
}
