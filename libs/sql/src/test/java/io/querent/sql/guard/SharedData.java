package io.querent.sql.guard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Data that lies beside the repository: {@code ../shared/data}, or {@code querent.shared.data}. */
final class SharedData {
  static final ObjectMapper JSON = new ObjectMapper();

  private SharedData() {}

  static List<String> lines(String file) {
    Path path = folder().resolve("guard").resolve(file);
    assumeTrue(
        Files.exists(path), "SKIPPED: no " + path + "; set -Dquerent.shared.data to check it");
    try (InputStream raw = Files.newInputStream(path);
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sqlOf(String jsonLine) {
    try {
      JsonNode node = JSON.readTree(jsonLine);
      return node.isTextual() ? node.asText() : node.get("sql").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    String given = System.getProperty("querent.shared.data");
    if (given != null) {
      return Path.of(given);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("libs/sql/pom.xml"))) {
      folder = folder.getParent();
    }
    return folder == null ? Path.of("shared/data") : folder.resolveSibling("shared/data");
  }
}
