package io.querent.contracts.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The one table from roles to permissions. */
public enum Role {
  VIEWER(
      null,
      Permission.CHAT_READ,
      Permission.CHAT_WRITE,
      Permission.DATASOURCE_READ,
      Permission.QUERY_RUN,
      Permission.RESULT_READ,
      Permission.REPORT_READ,
      Permission.REPORT_RUN,
      Permission.JOB_READ),
  ANALYST(
      VIEWER,
      Permission.DATASOURCE_LEARN,
      Permission.MODEL_WRITE,
      Permission.SQL_RUN,
      Permission.REPORT_WRITE,
      Permission.SCHEDULE_WRITE,
      Permission.JOB_WRITE),
  ADMIN(
      ANALYST,
      Permission.DATASOURCE_WRITE,
      Permission.ACCOUNT_READ,
      Permission.ACCOUNT_WRITE,
      Permission.AUDIT_READ);

  private final Set<String> permissions;

  Role(Role inherited, String... own) {
    Set<String> all = new LinkedHashSet<>(inherited == null ? Set.of() : inherited.permissions);
    all.addAll(Set.of(own));
    permissions = Set.copyOf(all);
  }

  public Set<String> permissions() {
    return permissions;
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name, letter case aside. */
  public static Optional<Role> of(String word) {
    return Stream.of(values()).filter(r -> r.name().equalsIgnoreCase(word)).findFirst();
  }

  /** Everything that these roles allow together; unknown names allow nothing. */
  public static Set<String> permissionsOf(Collection<String> roles) {
    Set<String> all = new LinkedHashSet<>();
    roles.forEach(name -> of(name).ifPresent(role -> all.addAll(role.permissions)));
    return all;
  }
}
