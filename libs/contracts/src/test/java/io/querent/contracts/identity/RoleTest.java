package io.querent.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {
  @Test
  void shouldLetViewersAskAndReadButChangeNothing() {
    assertThat(Role.VIEWER.permissions())
        .containsExactlyInAnyOrder(
            "chat:read",
            "chat:write",
            "datasource:read",
            "query:run",
            "result:read",
            "report:read",
            "report:run",
            "job:read");
  }

  @Test
  void shouldLetAnalystsWriteSqlAndTheModelBesides() {
    assertThat(added(Role.VIEWER, Role.ANALYST))
        .containsExactlyInAnyOrder(
            "datasource:learn",
            "model:write",
            "sql:run",
            "report:write",
            "schedule:write",
            "job:write");
  }

  @Test
  void shouldLetAdministratorsChangeDatasourcesAndAccountsBesides() {
    assertThat(added(Role.ANALYST, Role.ADMIN))
        .containsExactlyInAnyOrder(
            "datasource:write", "account:read", "account:write", "audit:read");
  }

  @Test
  void shouldGiveEveryPermissionToAdministrators() throws IllegalAccessException {
    Set<String> named = new TreeSet<>();
    for (var field : Permission.class.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers())) {
        named.add((String) field.get(null));
      }
    }

    assertThat(named).isNotEmpty().allMatch(p -> p.matches("[a-z]+:[a-z]+"));
    assertThat(Role.ADMIN.permissions()).containsExactlyInAnyOrderElementsOf(named);
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeFoundByItsWordInAnyCase(Role role) {
    assertThat(Role.of(role.word())).contains(role);
    assertThat(Role.of(role.name())).contains(role);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "root", "admins", "viewer "})
  void shouldGiveNothingToUnknownRoles(String word) {
    assertThat(Role.of(word)).isEmpty();
    assertThat(Role.permissionsOf(List.of(word))).isEmpty();
  }

  @Test
  void shouldAddUpPermissionsOfSeveralRoles() {
    Set<String> both = Role.permissionsOf(List.of("viewer", "analyst", "unknown"));

    assertThat(both).isEqualTo(Role.ANALYST.permissions());
  }

  private static Set<String> added(Role below, Role above) {
    assertThat(above.permissions()).containsAll(below.permissions());
    return Stream.of(above)
        .flatMap(r -> r.permissions().stream())
        .filter(p -> !below.permissions().contains(p))
        .collect(Collectors.toSet());
  }
}
