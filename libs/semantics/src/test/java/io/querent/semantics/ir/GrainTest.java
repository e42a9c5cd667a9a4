package io.querent.semantics.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrainTest {

  @ParameterizedTest
  @CsvSource({
    "day, 1 day",
    "1 day, 1 day",
    "15 minutes, 15 minutes",
    "' 2  Weeks ', 2 weeks",
    "1 QUARTER, 1 quarter",
    "months, 1 month",
    "007 days, 7 days",
  })
  void shouldReadCountAndUnit(String text, String canonical) {
    assertThat(Grain.parse(text)).hasToString(canonical);
    assertThat(Grain.parse(canonical)).isEqualTo(Grain.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "often",
        "0 days",
        "-1 day",
        "1.5 hours",
        "1day",
        "1 lightyear",
        "1234567 days"
      })
  void shouldRefuseWhatIsNoGrain(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Grain.parse(text))
        .withMessageContaining("grain");
  }

  @ParameterizedTest
  @EnumSource(TimeUnit.class)
  void shouldReadEveryUnitInSingularAndPlural(TimeUnit unit) {
    assertThat(Grain.parse("3 " + unit.word() + "s")).isEqualTo(new Grain(3, unit));
    assertThat(TimeUnit.of(unit.word())).contains(unit);
  }
}
