package io.querent.kit.vault;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the one vault of the service; without a master key the service does not start. */
@Dependent
class VaultProducer {
  @Produces
  @Singleton
  Vault vault(VaultConfiguration configuration) {
    String key =
        configuration
            .masterKey()
            .filter(k -> !k.isBlank())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "QUERENT_MASTER_KEY is missing; make one: openssl rand -base64 32"));
    return Vault.of(key, configuration.formerKeys().orElse(List.of()));
  }
}
