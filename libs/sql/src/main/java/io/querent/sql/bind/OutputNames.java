package io.querent.sql.bind;

import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names that sort keys and conditions on groups may use: the query's dimensions and metrics.
 */
final class OutputNames {
  static final OutputNames NONE = new OutputNames(List.of(), List.of());

  private final Map<String, String> exact = new LinkedHashMap<>();

  OutputNames(List<Dimension> dimensions, List<Metric> metrics) {
    dimensions.forEach(d -> exact.putIfAbsent(key(d.name()), d.name()));
    metrics.forEach(m -> exact.putIfAbsent(key(m.name()), m.name()));
  }

  /** Names of a set operation's columns. */
  OutputNames(List<String> names) {
    names.forEach(n -> exact.putIfAbsent(key(n), n));
  }

  /** The name as the query spells it. */
  Optional<String> find(String name) {
    return Optional.ofNullable(exact.get(key(name)));
  }

  List<String> all() {
    return new ArrayList<>(exact.values());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
