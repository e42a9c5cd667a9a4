package io.querent.datasource.connector.postgres;

import io.querent.contracts.datasource.NewDatasource;
import io.querent.datasource.connector.AddressPolicy;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.FieldProblems;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the parts of a PostgreSQL connection; a text is taken apart, never handed to the driver.
 */
final class PostgresSettings {
  static final int DEFAULT_PORT = 5432;
  static final String DEFAULT_SSL_MODE = "prefer";

  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.:%-]{1,255}");
  private static final String PORT_RANGE = "must be between 1 and 65535";

  private PostgresSettings() {}

  static ConnectionSettings read(NewDatasource.Connection parts, String dsn, AddressPolicy policy) {
    FieldProblems problems = new FieldProblems();
    if (parts == null && dsn == null) {
      problems
          .add("/connection", "is missing; give host, database, user and password")
          .throwIfAny();
    }
    if (parts != null && dsn != null) {
      problems.add("/dsn", "stands beside 'connection'; give one of the two").throwIfAny();
    }
    String at = parts == null ? "/dsn" : "/connection/";
    ConnectionSettings settings =
        withDefaults(parts == null ? fromText(dsn, problems) : fromParts(parts));
    check(settings, at, policy, problems);
    problems.throwIfAny();
    return settings;
  }

  private static ConnectionSettings fromParts(NewDatasource.Connection parts) {
    return new ConnectionSettings(
        parts.host(),
        parts.port(),
        parts.database(),
        parts.user(),
        parts.password(),
        parts.sslMode(),
        parts.schemas(),
        null);
  }

  private static ConnectionSettings withDefaults(ConnectionSettings s) {
    return new ConnectionSettings(
        s.host() == null ? null : s.host().strip(),
        s.port() == null ? DEFAULT_PORT : s.port(),
        s.database(),
        s.user(),
        s.password(),
        s.sslMode() == null ? DEFAULT_SSL_MODE : s.sslMode(),
        s.schemas(),
        null);
  }

  private static void check(
      ConnectionSettings s, String at, AddressPolicy policy, FieldProblems problems) {
    boolean text = at.equals("/dsn");
    problems.require(text ? at : at + "host", s.host(), "give the server's name or address");
    problems.require(text ? at : at + "database", s.database(), "give the database's name");
    problems.require(text ? at : at + "user", s.user(), "give the role to connect as");
    if (s.port() < 1 || s.port() > 65_535) {
      problems.add(text ? at : at + "port", PORT_RANGE);
    }
    if (!SSL_MODES.contains(s.sslMode())) {
      problems.add(
          text ? at : at + "ssl_mode",
          "'%s' is not one of disable, allow, prefer, require, verify-ca, verify-full"
              .formatted(s.sslMode()));
    }
    if (s.schemas().stream().anyMatch(schema -> schema == null || schema.isBlank())) {
      problems.add(text ? at : at + "schemas", "has an empty name");
    }
    if (s.host() != null && !s.host().isBlank()) {
      if (!HOST.matcher(s.host()).matches()) {
        problems.add(text ? at : at + "host", "must be one host name or address, nothing more");
      } else {
        policy.refusal(s.host()).ifPresent(why -> problems.add(text ? at : at + "host", why));
      }
    }
  }

  private static ConnectionSettings fromText(String dsn, FieldProblems problems) {
    URI uri = uri(dsn, problems);
    String userInfo = uri.getRawUserInfo();
    int colon = userInfo == null ? -1 : userInfo.indexOf(':');
    String user = userInfo == null ? null : colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? null : userInfo.substring(colon + 1);
    Map<String, String> options = options(uri.getRawQuery(), problems);
    String path = uri.getRawPath();
    String host = uri.getHost();
    problems.throwIfAny();
    return new ConnectionSettings(
        host != null && host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        uri.getPort() < 0 ? null : uri.getPort(),
        path == null || path.length() < 2 ? null : decoded(path.substring(1)),
        user == null ? null : decoded(user),
        password == null ? null : decoded(password),
        options.get("sslmode"),
        options.containsKey("schemas") ? List.of(options.get("schemas").split(",")) : List.of(),
        null);
  }

  private static URI uri(String dsn, FieldProblems problems) {
    try {
      URI uri = new URI(dsn.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme();
      if (scheme.equals("postgres") || scheme.equals("postgresql")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // told below without the text, which may hold a password
    }
    problems.add("/dsn", "must look like postgres://user:password@host:5432/database").throwIfAny();
    throw new IllegalStateException("unreachable");
  }

  private static Map<String, String> options(String query, FieldProblems problems) {
    Map<String, String> options = new TreeMap<>();
    if (query == null || query.isEmpty()) {
      return options;
    }
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      if (!key.equals("sslmode") && !key.equals("schemas")) {
        problems.add("/dsn", "has the property '%s'; known are sslmode and schemas".formatted(key));
        continue;
      }
      options.put(key, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return options;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
