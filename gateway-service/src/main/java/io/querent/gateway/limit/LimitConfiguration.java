package io.querent.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** How often a caller may do what; counted per minute, over all gateways, in Redis. */
@ConfigMapping(prefix = "querent.limit")
public interface LimitConfiguration {

  /** Requests of one caller per minute; absent for 1,200, and for no limit in open mode. */
  OptionalInt requestsPerMinute();

  /** Questions of one caller per minute; absent for 120, and for no limit in open mode. */
  OptionalInt questionsPerMinute();

  /** Tries to sign in or up, per address and per account, per minute. */
  @WithDefault("20")
  int signInsPerMinute();
}
