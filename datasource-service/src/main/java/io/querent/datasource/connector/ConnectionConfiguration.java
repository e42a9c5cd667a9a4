package io.querent.datasource.connector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Limits and permissions of connections to datasources. */
@ConfigMapping(prefix = "querent.connections")
public interface ConnectionConfiguration {

  /** Most connections to one datasource. */
  @WithDefault("5")
  int maxSize();

  /** How long a query waits for a free connection. */
  @WithDefault("5s")
  Duration acquisitionTimeout();

  /** How long to wait for a server to answer a new connection. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** Unused connections are closed after this time. */
  @WithDefault("5m")
  Duration idleTimeout();

  /** Longest statement that any request may ask for; the engine itself ends what takes longer. */
  @WithDefault("5m")
  Duration maxStatementTimeout();

  /**
   * Whether loopback and private addresses may be reached. Default: on one machine yes, in
   * production no. Link-local and metadata addresses never may.
   */
  Optional<Boolean> allowPrivateAddresses();

  /**
   * Folders below which SQLite files may lie. Default: anywhere on one machine, nowhere in
   * production.
   */
  Optional<List<Path>> sqliteBasePaths();
}
