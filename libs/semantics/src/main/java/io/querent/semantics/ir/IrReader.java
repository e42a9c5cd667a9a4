package io.querent.semantics.ir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.querent.semantics.document.DocumentNode;

/**
 * Reads an IR from its JSON form, strictly: unknown keys, wrong types and values that do not fit
 * their operator are refused with an {@link IrException} that names the place and the remedy. Names
 * are not looked up here; binding to a catalogue comes later.
 *
 * <p>Bounded: at most {@value #LARGEST_TEXT} characters, {@value #MOST_VALUES} values and {@value
 * #DEEPEST} levels. Thread-safe.
 */
public final class IrReader {
  private static final int LARGEST_TEXT = 2_000_000;
  private static final int MOST_VALUES = 50_000;
  private static final int DEEPEST = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(1_100)
                          .maxDocumentLength(4L * LARGEST_TEXT)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private IrReader() {}

  /** Reads JSON text. */
  public static Ir read(String json) {
    if (json.length() > LARGEST_TEXT) {
      throw new IrException(
          "",
          "the IR has %d characters, at most %d are allowed"
              .formatted(json.length(), LARGEST_TEXT));
    }
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " at line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new IrException("", "not valid JSON%s: %s".formatted(place, e.getOriginalMessage()));
    }
    return read(tree);
  }

  /** Reads a JSON tree. */
  public static Ir read(JsonNode json) {
    if (json == null || json.isMissingNode() || json.isNull()) {
      throw new IrException("", "the IR is empty; it needs 'entities', 'metrics' or 'dimensions'");
    }
    if (count(json, 1) > MOST_VALUES) {
      throw new IrException("", "the IR has more than %d values".formatted(MOST_VALUES));
    }
    return new QueryReader().query(DocumentNode.root(json, IrException::new));
  }

  private static int count(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      throw new IrException("", "the IR is nested more than %d levels deep".formatted(DEEPEST));
    }
    int count = 1;
    for (JsonNode child : node) {
      count += count(child, depth + 1);
      if (count > MOST_VALUES) {
        return count;
      }
    }
    return count;
  }
}
