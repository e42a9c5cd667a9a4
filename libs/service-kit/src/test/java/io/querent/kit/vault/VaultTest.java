package io.querent.kit.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SECRET = "postgres://ada:päss wörd@db:5432/shop";

  private final String key = key(32);
  private final Vault vault = Vault.of(key, List.of());

  @ParameterizedTest
  @ValueSource(strings = {"", "x", SECRET, "日本語 🗝"})
  void shouldOpenWhatItSealed(String text) {
    assertThat(vault.open("ds_1", vault.seal("ds_1", text))).isEqualTo(text);
  }

  @Test
  void shouldOpenAfterARestartWithTheSameKey() {
    String sealed = vault.seal("ds_1", SECRET);

    assertThat(Vault.of(key, List.of()).open("ds_1", sealed)).isEqualTo(SECRET);
  }

  @Test
  void shouldSealTheSameTextDifferentlyEachTime() {
    String first = vault.seal("ds_1", SECRET);

    assertThat(vault.seal("ds_1", SECRET)).isNotEqualTo(first);
    assertThat(new String(Base64.getDecoder().decode(first), StandardCharsets.ISO_8859_1))
        .doesNotContain("ada");
  }

  @Test
  void shouldNotOpenForAnotherOwner() {
    String sealed = vault.seal("ds_1", SECRET);

    assertDoesNotOpen(vault, "ds_2", sealed);
  }

  @Test
  void shouldNotOpenWhenAnyByteWasAltered() {
    byte[] sealed = Base64.getDecoder().decode(vault.seal("ds_1", "short"));
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      assertDoesNotOpen(vault, "ds_1", Base64.getEncoder().encodeToString(altered));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64!"})
  void shouldNotOpenWhatWasNeverSealed(String text) {
    assertDoesNotOpen(vault, "ds_1", text);
  }

  @Test
  void shouldNotOpenWithAnotherKey() {
    String sealed = vault.seal("ds_1", SECRET);

    assertDoesNotOpen(Vault.of(key(32), List.of()), "ds_1", sealed);
  }

  @Test
  void shouldOpenWithFormerKeysAndSealWithTheCurrentOne() {
    String old = vault.seal("ds_1", SECRET);
    String newKey = key(32);
    Vault rotated = Vault.of(newKey, List.of(key(32), key));

    assertThat(rotated.open("ds_1", old)).isEqualTo(SECRET);
    String fresh = rotated.seal("ds_1", SECRET);
    assertThat(Vault.of(newKey, List.of()).open("ds_1", fresh)).isEqualTo(SECRET);
    assertDoesNotOpen(vault, "ds_1", fresh);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33, 64})
  void shouldRefuseKeysOfAnotherSize(int bytes) {
    assertThatIllegalStateException()
        .isThrownBy(() -> Vault.of(key(bytes), List.of()))
        .withMessageStartingWith("QUERENT_MASTER_KEY has %d bytes, not 32", bytes);
  }

  @Test
  void shouldNameTheSettingOfAWrongFormerKey() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Vault.of(key, List.of(key(16))))
        .withMessageContaining("querent.vault.former-keys has 16 bytes");
  }

  @Test
  void shouldSayHowToMakeAKeyWhenItIsNotBase64() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Vault.of("correct horse battery staple", List.of()))
        .withMessage("QUERENT_MASTER_KEY is not base64; make one: openssl rand -base64 32");
  }

  @Test
  void shouldTakeKeysWithSurroundingSpace() {
    String sealed = Vault.of(key + "\n", List.of()).seal("ds_1", SECRET);

    assertThat(vault.open("ds_1", sealed)).isEqualTo(SECRET);
  }

  private static void assertDoesNotOpen(Vault vault, String owner, String sealed) {
    assertThatIllegalStateException()
        .isThrownBy(() -> vault.open(owner, sealed))
        .withMessageStartingWith("A stored secret does not open")
        .withMessageNotContainingAny("ada", "wörd");
  }

  private static String key(int bytes) {
    byte[] key = new byte[bytes];
    RANDOM.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
