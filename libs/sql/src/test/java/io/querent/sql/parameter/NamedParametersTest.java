package io.querent.sql.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedParametersTest {
  @Test
  void shouldBindEachPlaceInOrder() {
    NamedParameters bound =
        NamedParameters.bind(
            "select * from t where a = {{x}} and b > {{ y }} and c = {{x}}",
            Map.of("x", "o'; drop table t --", "y", 3));

    assertThat(bound.sql()).isEqualTo("select * from t where a = ? and b > ? and c = ?");
    assertThat(bound.values()).containsExactly("o'; drop table t --", 3, "o'; drop table t --");
  }

  @Test
  void shouldExpandLists() {
    NamedParameters bound =
        NamedParameters.bind(
            "a in ({{l}}) or b in ({{m}})", Map.of("l", List.of(1, 2), "m", List.of("z")));

    assertThat(bound.sql()).isEqualTo("a in (?, ?) or b in (?)");
    assertThat(bound.values()).containsExactly(1, 2, "z");
  }

  @Test
  void shouldLeaveQuotedTextAsItIsAndDropComments() {
    String sql =
        "select 'it''s {x}', \"odd?name\", $$ ? $$, $t$ ' $t$ /* {{x}} ? */ from t -- {{y}}";

    assertThat(NamedParameters.bind(sql, Map.of()).sql())
        .isEqualTo("select 'it''s {x}', \"odd?name\", $$ ? $$, $t$ ' $t$   from t  ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select '{{x}}'",
        "select \"{{x}}\" from t",
        "select $a$ {{x}} $a$",
        "select ? + {{x}}",
        "select {{x-y}}",
        "select {{missing}}",
        "select a in ({{none}})",
        "select {{object}}",
      })
  void shouldRefuseWhatCannotBeBound(String sql) {
    Map<String, Object> given = Map.of("x", 1, "none", List.of(), "object", Map.of("a", 1));

    assertThatThrownBy(() -> NamedParameters.bind(sql, given))
        .isInstanceOf(ParameterException.class);
  }
}
