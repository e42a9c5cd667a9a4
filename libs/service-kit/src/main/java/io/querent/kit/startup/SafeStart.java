package io.querent.kit.startup;

import io.quarkus.runtime.StartupEvent;
import io.querent.kit.identity.InternalConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start with settings that are unsafe outside one machine. */
@ApplicationScoped
public class SafeStart {
  private static final int SECRET_LENGTH = 32;
  private static final String DEVELOPMENT_MARK = "change-me";

  void check(@Observes StartupEvent event, InternalConfiguration configuration) {
    String secret = configuration.internalSecret();
    if (secret.length() < SECRET_LENGTH) {
      throw new IllegalStateException(
          "QUERENT_INTERNAL_SECRET has %d characters; give every service the same random secret of at least %d"
              .formatted(secret.length(), SECRET_LENGTH));
    }
    if (configuration.deployment().equals("production") && secret.contains(DEVELOPMENT_MARK)) {
      throw new IllegalStateException(
          "QUERENT_INTERNAL_SECRET is not set; production needs a random secret of at least %d characters"
              .formatted(SECRET_LENGTH));
    }
  }
}
