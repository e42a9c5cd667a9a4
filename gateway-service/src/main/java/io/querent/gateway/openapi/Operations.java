package io.querent.gateway.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The routes in {@code operations.json}, in its order. */
@Singleton
class Operations {
  private static final String RESOURCE = "/operations.json";

  private final List<Operation> all;

  @Inject
  Operations(ObjectMapper json) {
    try (InputStream in = Operations.class.getResourceAsStream(RESOURCE)) {
      all = json.readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Operation> all() {
    return all;
  }

  Optional<Operation> find(String method, String path) {
    String verb = method.toUpperCase(Locale.ROOT);
    return all.stream().filter(o -> o.method().equals(verb) && o.path().equals(path)).findFirst();
  }
}
