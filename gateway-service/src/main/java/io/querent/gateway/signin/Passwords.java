package io.querent.gateway.signin;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/**
 * Argon2id with 19 MiB, two passes and one lane, as the OWASP cheat sheet on password storage
 * recommends. Few are computed at once, so that sign-ins cannot exhaust memory.
 */
@ApplicationScoped
public class Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int LENGTH = 32;
  private static final int SALT_BYTES = 16;
  private static final Argon2Function FUNCTION =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);

  private final Semaphore places = new Semaphore(4, true);
  private final String nobody =
      Password.hash("nobody").addRandomSalt(SALT_BYTES).with(FUNCTION).getResult();

  /** The hash to keep. Blocks. */
  public String hash(String password) {
    places.acquireUninterruptibly();
    try {
      return Password.hash(password).addRandomSalt(SALT_BYTES).with(FUNCTION).getResult();
    } finally {
      places.release();
    }
  }

  /**
   * Whether the password fits; takes as long when there is no such account ({@code hash} null).
   * Blocks.
   */
  public boolean fits(String password, String hash) {
    places.acquireUninterruptibly();
    try {
      boolean fits = Password.check(password, hash == null ? nobody : hash).with(FUNCTION);
      return fits && hash != null;
    } finally {
      places.release();
    }
  }
}
