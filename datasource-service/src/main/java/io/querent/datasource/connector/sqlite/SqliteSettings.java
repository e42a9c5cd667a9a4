package io.querent.datasource.connector.sqlite;

import io.querent.contracts.datasource.NewDatasource;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.FieldProblems;
import io.querent.datasource.connector.SqliteFolders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads which file is meant and whether it may be opened. */
record SqliteSettings(SqliteFolders folders) {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final String SCHEME = "sqlite:";

  ConnectionSettings read(NewDatasource.Connection parts, String dsn) {
    FieldProblems problems = new FieldProblems();
    if (parts != null && dsn != null) {
      problems.add("/dsn", "stands beside 'connection'; give one of the two").throwIfAny();
    }
    String at = dsn == null ? "/connection/path" : "/dsn";
    String text = dsn == null ? parts == null ? null : parts.path() : withoutScheme(dsn.strip());
    problems.require(at, text, "give the path of an SQLite file").throwIfAny();
    return ConnectionSettings.ofPath(checked(text, at).toString());
  }

  private static String withoutScheme(String dsn) {
    if (!dsn.startsWith(SCHEME)) {
      return dsn;
    }
    String rest = dsn.substring(SCHEME.length());
    return rest.startsWith("///") ? rest.substring(2) : rest;
  }

  private Path checked(String text, String at) {
    Path path = real(text, at);
    if (!allowed(path)) {
      throw problem(at, "is outside the folders that querent.connections.sqlite-base-paths allows");
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw problem(at, "is not a file that can be read here");
    }
    if (!startsWithMagic(path)) {
      throw problem(at, "is not an SQLite database");
    }
    return path;
  }

  private static Path real(String text, String at) {
    try {
      Path path = Path.of(text);
      if (!path.isAbsolute()) {
        throw problem(at, "must be an absolute path");
      }
      return path.toRealPath();
    } catch (InvalidPathException | IOException e) {
      throw problem(at, "does not name an existing file");
    }
  }

  private boolean allowed(Path path) {
    return folders.anywhere()
        || folders.basePaths().stream().map(SqliteSettings::realOrSame).anyMatch(path::startsWith);
  }

  private static Path realOrSame(Path base) {
    try {
      return base.toRealPath();
    } catch (IOException e) {
      return base.toAbsolutePath().normalize();
    }
  }

  private static boolean startsWithMagic(Path path) {
    try (InputStream file = Files.newInputStream(path)) {
      return Arrays.equals(file.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "The file cannot be read.", e);
    }
  }

  private static ProblemException problem(String at, String message) {
    try {
      new FieldProblems().add(at, message).throwIfAny();
      throw new IllegalStateException(message);
    } catch (ProblemException e) {
      return e;
    }
  }
}
