package io.querent.gateway.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Unguessable ids and secrets, and the hashes under which secrets are kept. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 12;
  private static final int SECRET_BYTES = 32;

  private Secrets() {}

  /** A fresh id such as {@code user_3fa…}. */
  public static String id(String prefix) {
    return prefix + "_" + HexFormat.of().formatHex(random(ID_BYTES));
  }

  /** A fresh secret of 256 bits. */
  public static String secret(String prefix) {
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
  }

  /** SHA-256 in hex; enough for secrets that are random themselves. */
  public static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
