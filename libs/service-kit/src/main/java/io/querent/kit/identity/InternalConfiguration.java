package io.querent.kit.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Identity between services. */
@ConfigMapping(prefix = "querent")
public interface InternalConfiguration {

  /** Secret that signs internal tokens, at least 32 characters, the same for all services. */
  @WithName("internal-secret")
  String internalSecret();

  /** How long an internal token is valid. */
  @WithName("internal-token-lifetime")
  @WithDefault("60s")
  Duration internalTokenLifetime();

  /**
   * {@code production}, {@code local} (one machine) or {@code test}; production refuses unsafe
   * settings.
   */
  @WithDefault("production")
  String deployment();

  /** This service's audience: tokens for another service are refused. */
  String audience();
}
