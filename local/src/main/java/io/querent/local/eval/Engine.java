package io.querent.local.eval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An engine that questions have gold SQL for; its word is the key in {@code questions.json}. */
enum Engine {
  POSTGRES,
  SQLITE,
  DUCKDB;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Engine> of(String word) {
    return Arrays.stream(values()).filter(engine -> engine.word().equals(word)).findFirst();
  }
}
