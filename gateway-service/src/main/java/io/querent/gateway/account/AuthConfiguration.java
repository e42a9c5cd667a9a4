package io.querent.gateway.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How callers are recognised. */
@ConfigMapping(prefix = "querent.auth")
public interface AuthConfiguration {

  /**
   * {@code local}: callers sign in here. {@code open}: a request without credentials acts as the
   * local administrator; for one machine only, refused in production.
   */
  @WithDefault("local")
  Mode mode();

  /** Issuer of own tokens. */
  @WithDefault("querent")
  String issuer();

  /** Lifetime of an access token. */
  @WithDefault("15m")
  Duration accessLifetime();

  /** Lifetime of a refresh token; each use replaces it. */
  @WithDefault("30d")
  Duration refreshLifetime();

  /** How long a verified credential is remembered. */
  @WithDefault("30s")
  Duration remembered();

  /** Most verified credentials remembered. */
  @WithDefault("10000")
  int rememberedMost();

  /** Whether strangers may sign up; the first person always may. */
  @WithDefault("true")
  boolean signUp();

  /** Shortest password. */
  @WithDefault("10")
  int passwordLength();

  /** Modes of recognition. */
  enum Mode {
    OPEN,
    LOCAL
  }
}
