package io.querent.agent.scope;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of scopes. */
@ConfigMapping(prefix = "querent.scopes")
public interface ScopeConfiguration {

  /** Longest text of a version, in characters. */
  @WithDefault("100000")
  int text();

  /** Longest question to draft a scope for, in characters. */
  @WithDefault("4000")
  int question();

  /** Longest name of a scope, in characters; longer ones are cut. */
  @WithDefault("200")
  int name();

  /** How often a language model may write a query for one request until it fits the datasource. */
  @WithDefault("3")
  int tries();
}
