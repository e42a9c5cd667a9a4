package io.querent.sql.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sections of a rule resource: {@code [section]} lines, words separated by white space under
 * them, {@code key = value} lines under {@code [settings]}, and {@code #} comments.
 *
 * @param settings key to value
 * @param sections section title to its words, in order
 */
record RuleFile(Map<String, String> settings, Map<String, List<String>> sections) {

  /** Reads the rules of a dialect, those it extends first; null when there are none. */
  static RuleFile load(String dialect) {
    RuleFile file = new RuleFile(new LinkedHashMap<>(), new LinkedHashMap<>());
    try (InputStream stream = RuleFile.class.getResourceAsStream(dialect + ".rules")) {
      if (stream == null) {
        return null;
      }
      file.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the guard's rules for " + dialect, e);
    }
    String parent = file.settings.get("extends");
    return parent == null ? file : file.over(load(parent));
  }

  private void read(String text) {
    String section = "";
    for (String raw : text.split("\n")) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
      } else if (section.equals("settings")) {
        int equals = line.indexOf('=');
        settings.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      } else {
        sections
            .computeIfAbsent(section, s -> new ArrayList<>())
            .addAll(List.of(line.split("\\s+")));
      }
    }
  }

  private RuleFile over(RuleFile parent) {
    settings.forEach(parent.settings::put);
    sections.forEach(
        (title, words) ->
            parent.sections.computeIfAbsent(title, t -> new ArrayList<>()).addAll(words));
    return parent;
  }

  List<String> words(String section) {
    return sections.getOrDefault(section, List.of());
  }

  boolean flag(String key) {
    return "yes".equals(settings.get(key));
  }

  List<String> list(String key) {
    String value = settings.get(key);
    return value == null ? List.of() : List.of(value.split("\\s+"));
  }
}
