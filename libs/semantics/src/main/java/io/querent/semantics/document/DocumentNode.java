package io.querent.semantics.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.semantics.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a document together with its place, so that whatever is wrong with it can be told as a
 * JSON pointer and a remedy. An absent key and a key that holds null read the same.
 */
public final class DocumentNode {

  /** Makes the exception that reports a problem of one kind of document. */
  @FunctionalInterface
  public interface Failure {
    RuntimeException at(String path, String message);
  }

  private final JsonNode value;
  private final String path;
  private final Failure failure;

  private DocumentNode(JsonNode value, String path, Failure failure) {
    this.value = value;
    this.path = path;
    this.failure = failure;
  }

  /** The document itself. */
  public static DocumentNode root(JsonNode value, Failure failure) {
    return new DocumentNode(value, "", failure);
  }

  public JsonNode value() {
    return value;
  }

  /** Where this value stands, as a JSON pointer; empty for the whole document. */
  public String path() {
    return path;
  }

  /** The exception for a problem with this value. */
  public RuntimeException failure(String message) {
    return failure.at(path, message);
  }

  /** Refuses keys other than these, naming the nearest one. */
  public DocumentNode allow(Collection<String> keys) {
    if (!value.isObject()) {
      throw wrong("an object with the keys " + String.join(", ", keys));
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!keys.contains(entry.getKey())) {
        throw child(entry.getKey(), entry.getValue())
            .failure(
                "unknown key '%s'%s".formatted(entry.getKey(), Names.hint(entry.getKey(), keys)));
      }
    }
    return this;
  }

  public boolean has(String key) {
    return value.hasNonNull(key);
  }

  /** The value of the first of these keys that is present. */
  public Optional<DocumentNode> optional(String... keys) {
    return Arrays.stream(keys).filter(this::has).findFirst().map(key -> child(key, value.get(key)));
  }

  /**
   * The value of the first of these keys that is present, or a failure that asks for the first one.
   */
  public DocumentNode required(String... keys) {
    return optional(keys).orElseThrow(() -> failure("'%s' is missing".formatted(keys[0])));
  }

  /** The values of an array under a key; empty when the key is absent. */
  public List<DocumentNode> list(String key) {
    return optional(key).map(DocumentNode::elements).orElse(List.of());
  }

  /** The values of this array. */
  public List<DocumentNode> elements() {
    if (!value.isArray()) {
      throw wrong("a list in [ ]");
    }
    List<DocumentNode> elements = new ArrayList<>(value.size());
    for (int i = 0; i < value.size(); i++) {
      elements.add(new DocumentNode(value.get(i), path + "/" + i, failure));
    }
    return elements;
  }

  /** The keys and values of this object, in order. */
  public List<Map.Entry<String, DocumentNode>> entries() {
    if (!value.isObject()) {
      throw wrong("an object in { }");
    }
    return value.properties().stream()
        .map(e -> Map.entry(e.getKey(), child(e.getKey(), e.getValue())))
        .toList();
  }

  /** This text, which must not be blank. */
  public String text() {
    if (!value.isTextual()) {
      throw wrong("a text");
    }
    if (value.textValue().isBlank()) {
      throw failure("the text is empty");
    }
    return value.textValue();
  }

  /** This whole number between the bounds. */
  public int integer(int least, int most) {
    if (!value.isIntegralNumber()) {
      throw wrong("a whole number");
    }
    if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
      throw failure("%s is out of range, allowed are %d to %d".formatted(value, least, most));
    }
    return value.intValue();
  }

  public boolean flag() {
    if (!value.isBoolean()) {
      throw wrong("true or false");
    }
    return value.booleanValue();
  }

  /** The failure for a value of the wrong type. */
  public RuntimeException wrong(String expected) {
    String found =
        switch (value.getNodeType()) {
          case ARRAY -> "a list";
          case OBJECT -> "an object";
          case STRING -> "the text '" + shortened(value.textValue()) + "'";
          case NULL, MISSING -> "nothing";
          case BOOLEAN, NUMBER, BINARY, POJO -> value.asText();
        };
    return failure("expected %s but found %s".formatted(expected, found));
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }

  private DocumentNode child(String key, JsonNode child) {
    return new DocumentNode(child, path + "/" + key.replace("~", "~0").replace("/", "~1"), failure);
  }
}
