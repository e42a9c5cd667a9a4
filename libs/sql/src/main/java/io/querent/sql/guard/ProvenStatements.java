package io.querent.sql.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verdicts by statement and context. Bounded by two generations: when the young one is full it
 * becomes the old one, and what is asked again moves to the young one.
 */
final class ProvenStatements {

  /** A statement in its context; the catalogue counts as an object, not by its content. */
  record Key(
      String sql,
      CatalogueIndex index,
      RowLimit limit,
      boolean systemCatalogues,
      Map<String, String> timeSeriesTables) {}

  private final int generation;
  private volatile Map<Key, Verdict> young = new ConcurrentHashMap<>();
  private volatile Map<Key, Verdict> old = Map.of();

  ProvenStatements(int capacity) {
    this.generation = capacity / 2;
  }

  Verdict find(Key key) {
    Verdict verdict = young.get(key);
    if (verdict == null) {
      verdict = old.get(key);
      if (verdict != null) {
        remember(key, verdict);
      }
    }
    return verdict;
  }

  void remember(Key key, Verdict verdict) {
    if (young.size() >= generation) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
    young.put(key, verdict);
  }
}
