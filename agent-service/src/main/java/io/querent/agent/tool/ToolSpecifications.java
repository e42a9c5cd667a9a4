package io.querent.agent.tool;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads tool specifications from {@code tools/<name>.json} on the class path. */
final class ToolSpecifications {
  private ToolSpecifications() {}

  static ToolSpecification read(String name) {
    String resource = "/tools/" + name + ".json";
    try (InputStream in = ToolSpecifications.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return ToolSpecification.fromJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
