package io.querent.local;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of one installation, made once and readable by its owner only.
 *
 * @param masterKey 32 bytes in Base64; encrypts the connection secrets that Querent stores
 * @param internalSecret signs the tokens by which the services know each other
 * @param postgresPassword of the cluster's administrator
 * @param ownerPassword of the role that owns Querent's own tables
 * @param readerPassword of the role that may only read the demo data
 */
public record Secrets(
    String masterKey,
    String internalSecret,
    String postgresPassword,
    String ownerPassword,
    String readerPassword) {

  public static Secrets loadOrCreate(Home home) throws IOException {
    var existing = JsonFile.read(home.secrets(), Secrets.class);
    if (existing.isPresent()) {
      return existing.get();
    }
    SecureRandom random = new SecureRandom();
    var fresh =
        new Secrets(
            Base64.getEncoder().encodeToString(bytes(random, 32)),
            token(random, 32),
            token(random, 18),
            token(random, 18),
            token(random, 18));
    JsonFile.write(home.secrets(), fresh);
    return fresh;
  }

  private static String token(SecureRandom random, int length) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, length));
  }

  private static byte[] bytes(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return "Secrets[hidden]";
  }
}
