package io.querent.report.alert;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what a webhook gets: HMAC-SHA256 over the time, a dot and the body (RFC 2104). */
final class Signature {
  static final String HEADER = "X-Querent-Signature";
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** The header's value: {@code t=<unix seconds>,v1=<hex>}. */
  static String of(String secret, long unixSeconds, byte[] body) {
    return "t=%d,v1=%s".formatted(unixSeconds, hex(secret, unixSeconds + ".", body));
  }

  static String hex(String secret, String prefix, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update(prefix.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
