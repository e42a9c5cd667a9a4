package io.querent.report.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What changed between two versions, place by place. */
record DefinitionDiff(int from, int to, List<Change> changes) {

  /**
   * One change.
   *
   * @param op {@code add}, {@code remove} or {@code replace}
   * @param path JSON pointer into the definition, or {@code /datasource_id}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(String op, String path, JsonNode before, JsonNode after) {}

  static DefinitionDiff of(int from, JsonNode before, int to, JsonNode after) {
    List<Change> changes = new ArrayList<>();
    compare("", before, after, changes);
    return new DefinitionDiff(from, to, changes);
  }

  private static void compare(String path, JsonNode before, JsonNode after, List<Change> changes) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      for (Map.Entry<String, JsonNode> field : before.properties()) {
        step(
            path + "/" + escaped(field.getKey()),
            field.getValue(),
            after.get(field.getKey()),
            changes);
      }
      for (Map.Entry<String, JsonNode> field : after.properties()) {
        if (!before.has(field.getKey())) {
          step(path + "/" + escaped(field.getKey()), null, field.getValue(), changes);
        }
      }
    } else if (before.isArray() && after.isArray()) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        step(path + "/" + i, before.get(i), after.get(i), changes);
      }
    } else {
      changes.add(new Change("replace", path, before, after));
    }
  }

  private static void step(String path, JsonNode before, JsonNode after, List<Change> changes) {
    if (before == null) {
      changes.add(new Change("add", path, null, after));
    } else if (after == null) {
      changes.add(new Change("remove", path, before, null));
    } else {
      compare(path, before, after, changes);
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
