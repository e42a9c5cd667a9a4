package io.querent.datasource.connector;

import io.querent.kit.identity.InternalConfiguration;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What connections may reach, from the configuration and the kind of deployment. */
@Dependent
class ConnectionPermissions {
  @Produces
  @Singleton
  AddressPolicy addresses(ConnectionConfiguration configuration, InternalConfiguration internal) {
    return new AddressPolicy(configuration.allowPrivateAddresses().orElse(!production(internal)));
  }

  @Produces
  @Singleton
  SqliteFolders folders(ConnectionConfiguration configuration, InternalConfiguration internal) {
    return configuration
        .sqliteBasePaths()
        .map(paths -> new SqliteFolders(false, paths))
        .orElseGet(() -> new SqliteFolders(!production(internal), List.of()));
  }

  private static boolean production(InternalConfiguration internal) {
    return internal.deployment().equals("production");
  }
}
