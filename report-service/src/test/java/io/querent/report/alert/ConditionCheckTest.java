package io.querent.report.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.querent.report.result.TableRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConditionCheckTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  @Test
  void shouldAggregateTheColumnOfAThreshold() throws Exception {
    assertThat(value("first", 3, null, 10, "2.5")).isEqualByComparingTo("3");
    assertThat(value("last", 3, null, 10, "2.5")).isEqualByComparingTo("2.5");
    assertThat(value("sum", 3, null, 10, "2.5")).isEqualByComparingTo("15.5");
    assertThat(value("avg", 3, null, 10, 2)).isEqualByComparingTo("5");
    assertThat(value("min", 3, -4.5, 10)).isEqualByComparingTo("-4.5");
    assertThat(value("max", 3, -4.5, 10)).isEqualByComparingTo("10");
    assertThat(value("count", 3, null, 10)).isEqualByComparingTo("2");
  }

  @Test
  void shouldCompareWithEachOperator() throws Exception {
    for (String holds : List.of(">4", ">=5", "<6", "<=5", "=5", "!=4")) {
      assertThat(threshold("first", holds, 5).fired()).as(holds).isTrue();
    }
    for (String fails : List.of(">5", ">=6", "<5", "<=4", "=4", "!=5")) {
      assertThat(threshold("first", fails, 5).fired()).as(fails).isFalse();
    }
  }

  @Test
  void shouldFireWhenAnyRowIsBeyond() throws Exception {
    Observation seen = threshold("any", ">9", 3, 10, 12);

    assertThat(seen.fired()).isTrue();
    assertThat(seen.text()).contains("2 rows");
    assertThat(threshold("any", ">12", 3, 10, 12).fired()).isFalse();
  }

  @Test
  void shouldStayQuietAndSayWhyWithoutAFigure() throws Exception {
    Observation noNumber = threshold("sum", ">1", "a", null);
    assertThat(noNumber.fired()).isFalse();
    assertThat(noNumber.text()).contains("has no number");

    Condition other =
        read("{'type':'threshold','column':'nope','aggregate':'sum','op':'>','value':1}");
    assertThat(observe(other, rows(1), null).text()).contains("no column 'nope'");
  }

  @Test
  void shouldSayWhenOnlyASampleWasSeen() throws Exception {
    TableRows some = new TableRows(List.of("total"), List.of(List.of(1)), 900, false);
    Condition condition =
        read("{'type':'threshold','column':'total','aggregate':'sum','op':'>','value':0}");

    assertThat(observe(condition, some, null).note()).contains("first 1 of 900 rows");
  }

  @Test
  void shouldFireOnChangeInItsDirection() throws Exception {
    assertThat(change("any", 100, 90).fired()).isTrue();
    assertThat(change("any", 100, 91).fired()).isFalse();
    assertThat(change("down", 100, 90).fired()).isTrue();
    assertThat(change("up", 100, 90).fired()).isFalse();
    assertThat(change("up", -100, -90).fired()).isTrue();
    assertThat(change("up", 0, 1).fired()).isTrue();
    assertThat(change("any", 0, 0).fired()).isFalse();
    assertThat(change("down", 100, 90).text()).contains("it was 100 and is 90 (-10.0 %)");
  }

  @Test
  void shouldNotFireOnChangeWithoutAnEarlierRun() throws Exception {
    Condition condition = read("{'type':'change','column':'total','aggregate':'sum','percent':10}");

    assertThat(observe(condition, rows(1), null).fired()).isFalse();
  }

  @Test
  void shouldTellOfVerdictsAndOfFailedRuns() throws Exception {
    Condition warn = read("{'type':'verdict','at_least':'warn'}");
    Condition fail = read("{'type':'verdict','at_least':'fail'}");

    assertThat(fired(warn, run(false, "warn", 3))).isTrue();
    assertThat(fired(fail, run(false, "warn", 3))).isFalse();
    assertThat(fired(fail, run(false, "fail", 3))).isTrue();
    assertThat(fired(warn, run(false, "pass", 3))).isFalse();
    assertThat(fired(fail, run(true, null, 0))).isTrue();
  }

  @Test
  void shouldTellOfRunsWithoutData() throws Exception {
    Condition condition = read("{'type':'no_data'}");

    assertThat(fired(condition, run(false, "warn", 0))).isTrue();
    assertThat(fired(condition, run(true, null, 0))).isTrue();
    assertThat(fired(condition, run(false, "pass", 1))).isFalse();
  }

  @Test
  void shouldRefuseConditionsThatMeanNothing() {
    assertThatThrownBy(() -> read("{'type':'threshold','aggregate':'sum','op':'>','value':1}"))
        .rootCause()
        .hasMessageContaining("needs the 'column'");
    assertThatThrownBy(() -> read("{'type':'change','column':'a','aggregate':'any','percent':1}"))
        .rootCause()
        .hasMessageContaining("'any' does not do");
    assertThatThrownBy(() -> read("{'type':'threshold','column':'a','op':'~','value':1}"))
        .rootCause()
        .hasMessageContaining("not '~'");
  }

  private static BigDecimal value(String aggregate, Object... cells) throws Exception {
    return threshold(aggregate, ">0", cells).value();
  }

  private static Observation threshold(String aggregate, String bound, Object... cells)
      throws Exception {
    String op = bound.replaceAll("[0-9]", "");
    Condition condition =
        read(
            "{'type':'threshold','column':'Total','aggregate':'%s','op':'%s','value':%s}"
                .formatted(aggregate, op, bound.substring(op.length())));
    return observe(condition, rows(cells), null);
  }

  private static Observation change(String direction, int before, int now) throws Exception {
    Condition condition =
        read(
            "{'type':'change','column':'total','aggregate':'sum','percent':10,'direction':'%s'}"
                .formatted(direction));
    return observe(condition, rows(now), rows(before));
  }

  private static boolean fired(Condition condition, RunFacts run) {
    return ConditionCheck.observe(
            condition,
            run,
            () -> {
              throw new AssertionError("no rows are needed");
            },
            Optional::empty)
        .fired();
  }

  private static Observation observe(Condition condition, TableRows now, TableRows before) {
    return ConditionCheck.observe(
        condition, run(false, "pass", 1), () -> now, () -> Optional.ofNullable(before));
  }

  private static TableRows rows(Object... cells) {
    List<List<Object>> rows = Stream.of(cells).map(cell -> Arrays.asList(cell)).toList();
    return new TableRows(List.of("total"), rows, cells.length, true);
  }

  static RunFacts run(boolean failed, String verdict, long rows) {
    return new RunFacts(
        "rrun_1",
        "org",
        "sales",
        "Sales",
        failed,
        "no such table",
        verdict,
        rows,
        null,
        null,
        List.of("total"),
        List.of(),
        List.of(),
        Instant.EPOCH);
  }

  private static Condition read(String json) throws Exception {
    return JSON.readValue(json.replace('\'', '"'), Condition.class);
  }
}
