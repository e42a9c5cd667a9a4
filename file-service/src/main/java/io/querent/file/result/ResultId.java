package io.querent.file.result;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a result, {@code res_} and 128 random bits in hexadecimal: nobody finds one by
 * guessing.
 *
 * @param value safe as a file name by construction
 */
public record ResultId(String value) {
  private static final Pattern SHAPE = Pattern.compile("res_[0-9a-f]{32}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  public ResultId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a result id looks like res_ and 32 hexadecimal digits");
    }
  }

  /** An id that was never used. */
  public static ResultId random() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return new ResultId("res_" + HexFormat.of().formatHex(bits));
  }

  /** The id that a caller wrote, if it can be one. */
  public static Optional<ResultId> parse(String text) {
    return text != null && SHAPE.matcher(text).matches()
        ? Optional.of(new ResultId(text))
        : Optional.empty();
  }

  /** The name under which the rows are downloaded, e.g. {@code query_results_1a2b3c4d.csv}. */
  public String downloadName(String extension) {
    return "query_results_" + value.substring(4, 12) + "." + extension;
  }
}
