package io.querent.kit.vault;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Keys of the vault; they come from the environment and are never printed. */
@Unremovable // known also to services that seal nothing
@ConfigMapping(prefix = "querent.vault")
public interface VaultConfiguration {

  /** Master key: 32 bytes in base64, from {@code QUERENT_MASTER_KEY}. */
  Optional<String> masterKey();

  /** Former master keys that may still open what they sealed. */
  Optional<List<String>> formerKeys();
}
