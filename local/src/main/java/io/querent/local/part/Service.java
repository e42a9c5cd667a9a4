package io.querent.local.part;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Querent's services: what each needs before it starts, and how much memory it may take. */
enum Service {
  FILE(Set.of("postgres"), new JvmLimits(224, 160, 256), true),
  DATASOURCE(Set.of("postgres", "redis"), new JvmLimits(256, 192, 128), true),
  REPORT(Set.of("postgres", "redis"), new JvmLimits(192, 160, 64), false),
  AGENT(Set.of("postgres", "redis"), new JvmLimits(192, 160, 64), false),
  GATEWAY(Set.of("postgres", "redis"), new JvmLimits(160, 160, 64), false);

  private final Set<String> needs;
  private final JvmLimits limits;
  private final boolean arrow;

  Service(Set<String> needs, JvmLimits limits, boolean arrow) {
    this.needs = needs;
    this.limits = limits;
    this.arrow = arrow;
  }

  String part() {
    return name().toLowerCase(Locale.ROOT);
  }

  String module() {
    return part() + "-service";
  }

  Set<String> needs() {
    return needs;
  }

  JvmLimits limits() {
    return limits;
  }

  /** Arrow reaches into the buffers of the JDK. */
  List<String> flags() {
    return arrow ? List.of("--add-opens=java.base/java.nio=ALL-UNNAMED") : List.of();
  }
}
