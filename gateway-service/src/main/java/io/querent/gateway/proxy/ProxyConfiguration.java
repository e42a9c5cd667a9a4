package io.querent.gateway.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Where requests go. */
@ConfigMapping(prefix = "querent.proxy")
public interface ProxyConfiguration {

  /** Services by their audience. */
  Map<String, Service> services();

  /** Most connections to one service. */
  @WithDefault("512")
  int connections();

  /** Most requests that wait for a connection to one service. */
  @WithDefault("2048")
  int waiting();

  /** Longest time to connect. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** Longest silence of a service, streams with keep-alive comments included. */
  @WithDefault("180s")
  Duration idleTimeout();

  /** One service. */
  interface Service {
    /** Its address, scheme and port included. */
    URI url();

    /**
     * Paths that it answers, with everything below them; one that ends with {@code _} is the
     * beginning of an id. The longest that fits wins.
     */
    List<String> prefixes();
  }
}
