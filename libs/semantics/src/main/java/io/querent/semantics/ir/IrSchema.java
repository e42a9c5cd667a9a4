package io.querent.semantics.ir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The JSON Schema (draft 2020-12) of the IR's JSON form, for editors, programs and models. It
 * describes the document's shape; the texts of expressions and the calendar are checked by {@link
 * IrReader} only.
 */
public final class IrSchema {
  private static final String RESOURCE = "/io/querent/semantics/ir.schema.json";

  private IrSchema() {}

  /** A fresh copy of the schema. */
  public static JsonNode json() {
    try (InputStream in = IrSchema.class.getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the IR's schema cannot be read from " + RESOURCE, e);
    }
  }
}
