package io.querent.agent.scope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.problem.ProblemException;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.IrReader;
import io.querent.semantics.ir.IrWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query as a scope's Markdown and back. Every line of a section carries the exact part of the
 * query in backticks; whatever a person changes there changes the query.
 */
final class ScopeText {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Headings and the keys of the IR that their lines hold. */
  static final Map<String, String> LISTS =
      Map.of(
          "entities", "entities",
          "metrics", "metrics",
          "dimensions", "dimensions",
          "filters", "filters",
          "time span", "filters",
          "order", "order");

  static final List<String> WHOLE = List.of("more", "query");

  /** Sections of words, which say nothing of the query. */
  private static final List<String> SPOKEN =
      List.of("", "scope", "question", "assumptions", "open questions", "notes");

  static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern DATASOURCE = Pattern.compile("Datasource:\\s*(\\S+)\\s*");
  static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*");

  private ScopeText() {}

  /** The sections of a query. */
  static String sections(Ir ir) {
    StringBuilder text = new StringBuilder();
    JsonNode json = IrWriter.write(ir);
    if (!(json instanceof ObjectNode query) || !query.has("entities") && !query.has("metrics")) {
      return "\n## Query\n\n- `" + escaped(json.toString()) + "`\n";
    }
    list(text, "Entities", query.path("entities"));
    list(text, "Metrics", query.path("metrics"));
    list(text, "Dimensions", query.path("dimensions"));
    ArrayNode plain = NODES.arrayNode();
    ArrayNode periods = NODES.arrayNode();
    query
        .path("filters")
        .forEach(f -> (f.path("op").asText().equals("during") ? periods : plain).add(f));
    list(text, "Filters", plain);
    list(text, "Time span", periods);
    list(text, "Order", query.path("order"));
    ObjectNode more = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : query.properties()) {
      if (!LISTS.containsValue(field.getKey())) {
        more.set(field.getKey(), field.getValue());
      }
    }
    if (!more.isEmpty()) {
      text.append("\n## More\n\n- `").append(escaped(more.toString())).append("`\n");
    }
    return text.toString();
  }

  private static void list(StringBuilder text, String heading, JsonNode items) {
    text.append("\n## ").append(heading).append("\n\n");
    if (items.isEmpty()) {
      text.append("- none\n");
    }
    for (JsonNode item : items) {
      String exact = item.isTextual() ? item.asText() : item.toString();
      text.append("- ").append(words(item)).append('`').append(escaped(exact)).append("`\n");
    }
  }

  private static String words(JsonNode item) {
    if (item.has("op")) {
      JsonNode value = item.path("value");
      String shown =
          value.isTextual() ? value.asText() : value.isMissingNode() ? "" : value.toString();
      return "%s %s %s: "
          .formatted(item.path("field").asText(), item.path("op").asText(), plain(shown).strip());
    }
    if (item.has("name")) {
      return item.path("name").asText() + ": ";
    }
    return item.has("dir")
        ? "%s, %s: "
            .formatted(
                item.path("field").asText(),
                item.path("dir").asText().equals("desc") ? "largest first" : "smallest first")
        : "";
  }

  /** Backticks as JSON escapes, so that they do not end the part; plain names never hold any. */
  private static String escaped(String exact) {
    return exact.startsWith("{") ? exact.replace("`", "\\u0060") : exact;
  }

  private static String plain(String text) {
    return text.replace("`", "'");
  }

  /** The lines of a section without their marks, for a draft's fields. */
  static List<String> lines(String markdown, String heading) {
    List<String> lines = new ArrayList<>();
    String section = "";
    for (String line : markdown.lines().toList()) {
      Matcher matcher = HEADING.matcher(line);
      if (matcher.matches()) {
        section = matcher.group(1);
      } else if (section.equalsIgnoreCase(heading)
          && line.strip().startsWith("-")
          && !line.strip().equals("- none")) {
        lines.add(line.strip().substring(1).strip());
      }
    }
    return lines;
  }

  /**
   * The query that the sections hold; null when they hold none.
   *
   * @throws ProblemException naming the line that cannot be read
   */
  static Ir read(String markdown) {
    ObjectNode query = NODES.objectNode();
    String section = "";
    int number = 0;
    for (String line : markdown.lines().toList()) {
      number++;
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        section = heading.group(1).toLowerCase(Locale.ROOT);
        continue;
      }
      Matcher code = CODE.matcher(line);
      boolean bullet = line.strip().startsWith("-") && !line.strip().equals("- none");
      boolean exact = code.find();
      if (bullet && !exact && (LISTS.containsKey(section) || WHOLE.contains(section))) {
        throw ScopePlaces.unreadable(number, "the part of the query must stand in backticks");
      }
      if (exact && !LISTS.containsKey(section) && !WHOLE.contains(section)) {
        if (!SPOKEN.contains(section)) {
          throw ScopePlaces.unreadable(
              number, "there is no section '%s' for parts of a query".formatted(section));
        }
        continue;
      }
      if (!exact) {
        continue;
      }
      String written = code.group(1);
      if (code.find()) {
        throw ScopePlaces.unreadable(
            number, "a line holds one part of the query; this one has several in backticks");
      }
      if (LISTS.containsKey(section)) {
        query.withArray("/" + LISTS.get(section)).add(part(written));
      } else {
        if (!(part(written) instanceof ObjectNode more)) {
          throw ScopePlaces.unreadable(number, "the line must hold a JSON object in backticks");
        }
        query.setAll(more);
      }
    }
    if (query.isEmpty()) {
      return null;
    }
    try {
      return IrReader.read(query);
    } catch (IrException e) {
      throw ScopePlaces.unreadable(ScopePlaces.at(markdown, e.path()), e.getMessage());
    }
  }

  /** The datasource that a line such as {@code Datasource: shop} names; null when none does. */
  static String datasource(String markdown) {
    return markdown
        .lines()
        .map(DATASOURCE::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElse(null);
  }

  private static JsonNode part(String code) {
    if (code.startsWith("{") || code.startsWith("[")) {
      try {
        return JSON.readTree(code);
      } catch (JsonProcessingException e) {
        return NODES.textNode(code);
      }
    }
    return NODES.textNode(code);
  }
}
