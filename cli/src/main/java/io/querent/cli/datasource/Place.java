package io.querent.cli.datasource;

import io.querent.cli.command.CommandFailure;
import io.querent.cli.command.ExitCode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where data is, taken apart: the URL of a PostgreSQL database, or a file or folder. */
record Place(String kind, URI url, String path) {

  /** Tells the kind by the place, unless it is given; a relative path becomes an absolute one. */
  static Place of(Optional<String> where, Optional<String> kind) {
    if (where.isEmpty()) {
      return new Place(kind.orElse("postgres"), URI.create("postgres:///"), "");
    }
    String text = where.get();
    if (text.startsWith("postgres://") || text.startsWith("postgresql://")) {
      return new Place(kind.orElse("postgres"), parse(text), "");
    }
    boolean sqlite = text.startsWith("sqlite:");
    String stripped = sqlite ? text.replaceFirst("^sqlite:(//(?=/))?", "") : text;
    Path path = Path.of(stripped).toAbsolutePath().normalize();
    String told = sqlite || Files.isRegularFile(path) || looksLikeSqlite(path) ? "sqlite" : "files";
    return new Place(kind.orElse(told), URI.create("file:///"), path.toString());
  }

  private static URI parse(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "This is not the URL of a database",
          "Write it like postgres://user@host:5432/database; encode special characters as %XX.");
    }
  }

  private static boolean looksLikeSqlite(Path path) {
    return path.getFileName() != null
        && path.getFileName().toString().matches("(?i).*\\.(db|sqlite|sqlite3)");
  }

  /** A name for people, when the place suggests one. */
  Optional<String> name() {
    if (path.isEmpty()) {
      return Optional.of(database()).filter(name -> !name.isEmpty());
    }
    return Optional.ofNullable(Path.of(path).getFileName())
        .map(file -> file.toString().replaceFirst("\\.[A-Za-z0-9]+$", ""));
  }

  String host() {
    return url.getHost() == null ? "" : url.getHost();
  }

  int port(int usual) {
    return url.getPort() > 0 ? url.getPort() : usual;
  }

  String database() {
    return url.getPath() == null ? "" : url.getPath().replaceFirst("^/", "");
  }

  String user() {
    return userInfo(0);
  }

  String password() {
    return userInfo(1);
  }

  private String userInfo(int part) {
    String info = url.getRawUserInfo();
    String[] parts = info == null ? new String[0] : info.split(":", 2);
    return part < parts.length
        ? URLDecoder.decode(parts[part].replace("+", "%2B"), StandardCharsets.UTF_8)
        : "";
  }

  @Override
  public String toString() {
    return "Place[" + kind + "]";
  }
}
