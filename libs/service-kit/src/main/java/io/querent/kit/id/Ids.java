package io.querent.kit.id;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Unguessable ids with a prefix that tells what they name, e.g. {@code run_5f…}. */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 12;

  private Ids() {}

  public static String next(String prefix) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return prefix + "_" + HexFormat.of().formatHex(bytes);
  }
}
