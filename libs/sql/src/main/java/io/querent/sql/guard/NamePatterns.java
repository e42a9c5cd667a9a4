package io.querent.sql.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names and beginnings of names ({@code lo_*}, {@code pg_create_*_slot}), each with a reason. */
final class NamePatterns {
  private final Map<String, String> exact = new HashMap<>();
  private final List<Map.Entry<String, String>> beginnings = new ArrayList<>();

  void add(String pattern, String reason) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      exact.put(pattern, reason);
    } else {
      beginnings.add(Map.entry(pattern.substring(0, star), reason));
    }
  }

  /** The reason of the pattern that matches, or null. */
  String reason(String name) {
    String reason = exact.get(name);
    if (reason != null) {
      return reason;
    }
    for (Map.Entry<String, String> beginning : beginnings) {
      if (name.startsWith(beginning.getKey())) {
        return beginning.getValue();
      }
    }
    return null;
  }

  boolean matches(String name) {
    return reason(name) != null;
  }
}
