package io.querent.report.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whether two runs were asked for the same. Dates and times are left out: a report of the last
 * thirty days has others each day and is still compared with itself.
 */
final class SameParameters {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-].*)?)?");

  private SameParameters() {}

  static boolean of(JsonNode one, JsonNode other) {
    return lasting(one).equals(lasting(other));
  }

  private static Map<String, JsonNode> lasting(JsonNode params) {
    Map<String, JsonNode> kept = new TreeMap<>();
    if (params != null) {
      params
          .properties()
          .forEach(
              entry -> {
                JsonNode value = entry.getValue();
                if (!value.isTextual() || !TIME.matcher(value.asText()).matches()) {
                  kept.put(entry.getKey(), value);
                }
              });
    }
    return kept;
  }
}
