package io.querent.agent.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which models answer, in which order. */
@ConfigMapping(prefix = "querent.models")
public interface ModelConfiguration {

  /** Ids of providers in the order they are tried; {@code builtin} needs no key and no network. */
  @WithDefault("builtin")
  List<String> route();

  /**
   * Provider that is tried first for words: answers, scopes and verdicts. With it or one of the
   * next two set, these three take the place of the route, with {@code builtin} at the end.
   */
  Optional<String> chatPrimary();

  /** Provider that is tried next for words. */
  Optional<String> chatBackup();

  /**
   * Provider that is tried first for queries: those built from scopes, and the turns of a run
   * before there is data, for which it must be able to call tools.
   */
  Optional<String> sqlPrimary();

  /** Providers by id; {@code builtin} is always there. */
  Map<String, Provider> providers();

  /** One provider. */
  interface Provider {
    /** Kind: {@code openai} for any server that speaks the OpenAI chat completions protocol. */
    String kind();

    /** Address up to and without {@code /chat/completions}, e.g. {@code https://host/v1}. */
    String baseUrl();

    /** Key sent as bearer token; some local servers need none. */
    Optional<String> apiKey();

    /** Name of the model. */
    String model();

    /** Longest time for one turn of the model. */
    @WithDefault("60s")
    Duration timeout();

    /** Longest time without a token before the turn is given up. */
    @WithDefault("30s")
    Duration idleTimeout();

    /** Price of a million prompt tokens, for the cost in the answer. */
    Optional<Double> promptPrice();

    /** Price of a million completion tokens. */
    Optional<Double> completionPrice();
  }
}
