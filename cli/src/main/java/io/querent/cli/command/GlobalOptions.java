package io.querent.cli.command;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "Where Querent runs (QUERENT_URL; else http://127.0.0.1:8080).")
  private String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      scope = ScopeType.INHERIT,
      description = "An access token or API key instead of what 'login' stored (QUERENT_TOKEN).")
  private String token;

  @Option(
      names = "--auth",
      paramLabel = "disabled",
      scope = ScopeType.INHERIT,
      description = "'disabled' sends no credentials, not even stored ones.")
  private String auth;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      scope = ScopeType.INHERIT,
      defaultValue = "300",
      description = "How long to wait for an answer (${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "Plain text, also on a terminal (NO_COLOR).")
  private boolean noColour;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show requests and the causes of errors.")
  private boolean verbose;

  public Optional<String> url() {
    return Optional.ofNullable(url);
  }

  public Optional<String> token() {
    return Optional.ofNullable(token);
  }

  /** Whether requests go out without credentials. */
  public boolean anonymous() {
    return "disabled".equals(auth);
  }

  public Duration timeout() {
    return Duration.ofSeconds(Math.max(1, timeoutSeconds));
  }

  public boolean noColour() {
    return noColour;
  }

  public boolean verbose() {
    return verbose;
  }
}
