package io.querent.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path root;

  @Test
  void shouldMakeSecretsOnceAndForTheOwnerOnly() throws IOException {
    // Given
    Home home = new Home(root);
    home.create();

    // When
    Secrets first = Secrets.loadOrCreate(home);
    Secrets second = Secrets.loadOrCreate(home);

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(Base64.getDecoder().decode(first.masterKey())).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldNotPrintSecrets() {
    // Given
    Secrets secrets = new Secrets("key", "internal", "admin", "owner", "reader");

    // Then
    assertThat(secrets.toString()).doesNotContain("key", "internal", "admin", "owner", "reader");
  }
}
