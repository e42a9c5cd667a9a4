package io.querent.kit.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/**
 * Seals text with envelope encryption: a fresh AES-256-GCM key per text, itself sealed with the
 * master key. The owner's id is bound in as associated data, so that a sealed text copied to
 * another row does not open.
 *
 * <p>Each sealed text names its master key, so former keys keep opening what they sealed until
 * everything has been sealed again with the current one.
 */
public final class Vault {
  private static final int KEY_BYTES = 32;
  private static final AesGcmParameters CONTENT_KEY =
      parameters(AesGcmParameters.Variant.NO_PREFIX);

  private final Aead aead;

  private Vault(Aead aead) {
    this.aead = aead;
  }

  /**
   * A vault that seals with one key and opens with that and former ones.
   *
   * @param masterKey 32 bytes in base64
   * @param formerKeys keys of the same form that may still open; usually empty
   */
  public static Vault of(String masterKey, List<String> formerKeys) {
    try {
      AeadConfig.register();
      KeysetHandle.Builder keys = KeysetHandle.newBuilder();
      keys.addEntry(KeysetHandle.importKey(key("QUERENT_MASTER_KEY", masterKey)).makePrimary());
      for (String former : formerKeys) {
        keys.addEntry(KeysetHandle.importKey(key("A key of querent.vault.former-keys", former)));
      }
      Aead master = keys.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
      return new Vault(KmsEnvelopeAead.create(CONTENT_KEY, master));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The master key cannot be used for AES-256-GCM", e);
    }
  }

  /** Seals a text for its owner; the answer is base64. */
  public String seal(String owner, String text) {
    try {
      byte[] sealed = aead.encrypt(text.getBytes(StandardCharsets.UTF_8), bytes(owner));
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Sealing failed", e);
    }
  }

  /** Opens what was sealed for this owner; fails for any other owner, key or altered text. */
  public String open(String owner, String sealed) {
    try {
      byte[] text = aead.decrypt(Base64.getDecoder().decode(sealed), bytes(owner));
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "A stored secret does not open with this master key; start with the key that sealed it",
          e);
    }
  }

  private static byte[] bytes(String owner) {
    return owner.getBytes(StandardCharsets.UTF_8);
  }

  @AccessesPartialKey
  private static AesGcmKey key(String name, String base64) throws GeneralSecurityException {
    byte[] bytes = decoded(name, base64);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return AesGcmKey.builder()
        .setParameters(parameters(AesGcmParameters.Variant.TINK))
        .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
        .setIdRequirement(ByteBuffer.wrap(digest).getInt())
        .build();
  }

  private static byte[] decoded(String name, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          name + " is not base64; make one: openssl rand -base64 32", e);
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalStateException(
          "%s has %d bytes, not 32; make one: openssl rand -base64 32"
              .formatted(name, bytes.length));
    }
    return bytes;
  }

  private static AesGcmParameters parameters(AesGcmParameters.Variant variant) {
    try {
      return AesGcmParameters.builder()
          .setKeySizeBytes(KEY_BYTES)
          .setIvSizeBytes(12)
          .setTagSizeBytes(16)
          .setVariant(variant)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
