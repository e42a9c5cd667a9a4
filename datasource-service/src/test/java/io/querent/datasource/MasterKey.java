package io.querent.datasource;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** A fresh master key for each test run. */
public class MasterKey implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Map.of("QUERENT_MASTER_KEY", Base64.getEncoder().encodeToString(key));
  }

  @Override
  public void stop() {}
}
