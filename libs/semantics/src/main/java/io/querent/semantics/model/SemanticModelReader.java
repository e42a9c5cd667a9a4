package io.querent.semantics.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.querent.semantics.document.DocumentNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads a semantic model from YAML, of which JSON is a part. Keys are {@code snake_case}; unknown
 * keys and wrong types are refused with a {@link SemanticModelException} that says where and what
 * to do. Whether the names exist is asked of {@link SemanticModelCheck}.
 */
public final class SemanticModelReader {
  private static final int LARGEST_TEXT = 2_000_000;
  private static final int DEEPEST = 20;
  private static final List<String> FORMATS = List.of("number", "currency", "percent");

  private static final YAMLMapper MAPPER = new YAMLMapper(factory());

  private SemanticModelReader() {}

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST_TEXT);
    options.setAllowDuplicateKeys(false);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
        .build();
  }

  /** Reads YAML or JSON text; an empty one is the empty model. */
  public static SemanticModel read(String text) {
    JsonNode tree;
    try {
      refuseAliases(text);
      tree = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SemanticModelException(
          "", "not valid YAML%s: %s".formatted(place(e.getLocation()), e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tree == null || tree.isNull() || tree.isMissingNode() ? SemanticModel.EMPTY : read(tree);
  }

  /** A tree would keep an alias as the text of its name. */
  private static void refuseAliases(String text) throws IOException {
    try (YAMLParser parser = (YAMLParser) MAPPER.createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          throw new SemanticModelException(
              "",
              "the alias *%s%s is not supported; write the value out"
                  .formatted(parser.getText(), place(parser.currentTokenLocation())));
        }
      }
    }
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Reads a JSON tree. */
  public static SemanticModel read(JsonNode json) {
    DocumentNode node = DocumentNode.root(json, SemanticModelException::new);
    node.allow(List.of("name", "description", "tables", "metrics", "relationships", "questions"));
    return new SemanticModel(
        text(node, "name"),
        text(node, "description"),
        node.list("tables").stream().map(SemanticModelReader::table).toList(),
        node.list("metrics").stream().map(SemanticModelReader::metric).toList(),
        node.list("relationships").stream().map(SemanticModelReader::relationship).toList(),
        words(node, "questions"));
  }

  private static TableMeaning table(DocumentNode node) {
    node.allow(
        List.of(
            "table",
            "label",
            "description",
            "synonyms",
            "time_column",
            "label_columns",
            "columns"));
    return new TableMeaning(
        node.required("table").text(),
        text(node, "label"),
        text(node, "description"),
        words(node, "synonyms"),
        text(node, "time_column"),
        words(node, "label_columns"),
        node.list("columns").stream().map(SemanticModelReader::column).toList());
  }

  private static ColumnMeaning column(DocumentNode node) {
    node.allow(List.of("column", "label", "description", "synonyms", "unit", "values", "hidden"));
    return new ColumnMeaning(
        node.required("column").text(),
        text(node, "label"),
        text(node, "description"),
        words(node, "synonyms"),
        text(node, "unit"),
        node.optional("values").map(SemanticModelReader::values).orElse(Map.of()),
        node.optional("hidden").map(DocumentNode::flag).orElse(false));
  }

  private static Map<String, List<String>> values(DocumentNode node) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    node.entries().forEach(entry -> values.put(entry.getKey(), words(entry.getValue())));
    return values;
  }

  private static MetricMeaning metric(DocumentNode node) {
    node.allow(
        List.of(
            "name",
            "label",
            "description",
            "synonyms",
            "expression",
            "filter",
            "time_column",
            "unit",
            "format"));
    return new MetricMeaning(
        node.required("name").text(),
        text(node, "label"),
        text(node, "description"),
        words(node, "synonyms"),
        node.required("expression").text(),
        text(node, "filter"),
        text(node, "time_column"),
        text(node, "unit"),
        node.optional("format").map(SemanticModelReader::format).orElse(null));
  }

  private static String format(DocumentNode node) {
    if (!FORMATS.contains(node.text())) {
      throw node.wrong("one of " + String.join(", ", FORMATS));
    }
    return node.text();
  }

  private static RelationshipMeaning relationship(DocumentNode node) {
    node.allow(List.of("from", "to", "label"));
    return new RelationshipMeaning(
        node.required("from").text(), node.required("to").text(), text(node, "label"));
  }

  private static String text(DocumentNode node, String key) {
    return node.optional(key).map(SemanticModelReader::text).orElse(null);
  }

  private static String text(DocumentNode node) {
    if (node.value().isNumber() || node.value().isBoolean()) {
      throw node.failure("%s is not a text here; put it in quotes".formatted(node.value()));
    }
    return node.text();
  }

  private static List<String> words(DocumentNode node, String key) {
    return node.optional(key).map(SemanticModelReader::words).orElse(List.of());
  }

  /** A list of texts, or a single one. */
  private static List<String> words(DocumentNode node) {
    Stream<DocumentNode> words =
        node.value().isArray() ? node.elements().stream() : Stream.of(node);
    return words.map(SemanticModelReader::text).toList();
  }
}
