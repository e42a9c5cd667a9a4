package io.querent.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialStoreTest {
  private static final URI HERE = URI.create("http://127.0.0.1:8080");
  private static final URI THERE = URI.create("https://querent.example.com");

  @TempDir Path home;
  private CredentialStore store;

  @BeforeEach
  void open() {
    store = new CredentialStore(home.resolve("querent"));
  }

  @Test
  void shouldLetOnlyTheOwnerReadFileAndFolder() throws IOException {
    store.put(HERE, credentials("one"));
    store.put(THERE, credentials("two"));

    assertThat(permissions(store.file())).isEqualTo("rw-------");
    assertThat(permissions(store.file().getParent())).isEqualTo("rwx------");
  }

  @Test
  void shouldKeepOneEntryPerAddress() {
    store.put(HERE, credentials("one"));
    store.put(THERE, credentials("two"));

    assertThat(store.remove(HERE)).contains(credentials("one"));
    assertThat(store.find(HERE)).isEmpty();
    assertThat(store.find(THERE)).contains(credentials("two"));
  }

  @Test
  void shouldNarrowAFileThatOthersCouldRead() throws IOException {
    store.put(HERE, credentials("one"));
    Files.setPosixFilePermissions(store.file(), PosixFilePermissions.fromString("rw-r--r--"));

    store.put(HERE, credentials("two"));

    assertThat(permissions(store.file())).isEqualTo("rw-------");
  }

  @Test
  void shouldNotPrintTokens() {
    assertThat(credentials("secret").toString()).doesNotContain("secret");
  }

  private static Credentials credentials(String token) {
    return new Credentials(
        "a@example.com", token, token + "-r", Instant.ofEpochSecond(5_000_000_000L));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
