package io.querent.report.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.file.ResultAnalysis;
import io.querent.contracts.report.ReportDefinition;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.IrReader;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Selection;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityChecksTest {
  private static final Selection MONTHLY =
      (Selection)
          IrReader.read(
              """
              {"entities":["orders"],"metrics":[{"name":"n","agg":"count"}],
               "dimensions":[{"name":"month","field":"ordered_at","grain":"1 month"}]}
              """);
  private static final ReportDefinition.Visual DRAWN =
      new ReportDefinition.Visual("line", "month", null, null, null);
  private static final List<ColumnView> COLUMNS =
      List.of(new ColumnView("month", "date", null), new ColumnView("n", "integer", null));
  private static final List<List<Object>> ROWS =
      List.of(
          List.of("2026-01-01", 10),
          List.of("2026-02-01", 12),
          List.of("2026-04-01", 9),
          List.of("2026-04-01", 9));

  private Selection query = MONTHLY;
  private JsonNode params = JsonNodeFactory.instance.objectNode();
  private List<RunFacts.Range> ranges = List.of();
  private long rowCount = 4;
  private boolean truncated;
  private long negative;
  private double sum = 40;
  private long duplicateGroups;
  private List<ColumnView> columns = COLUMNS;
  private List<RunFacts.Earlier> earlier = List.of();
  private ControlTotals.Totals control;
  private List<String> times = List.of("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01");
  private Instant ranAt = Instant.parse("2026-05-02T00:00:00Z");

  @Test
  void shouldPassWhatIsInOrder() {
    control = totals(40, false);

    assertThat(ShapeChecks.empty(facts())).allMatch(this::passed);
    assertThat(ShapeChecks.rowLimit(facts())).allMatch(this::passed);
    assertThat(ShapeChecks.duplicates(facts())).allMatch(this::passed);
    assertThat(ShapeChecks.nulls(facts())).allMatch(this::passed);
    assertThat(NumberChecks.possible(facts())).allMatch(this::passed);
    assertThat(ControlChecks.totals(facts())).allMatch(this::passed);
    assertThat(TimeChecks.gaps(facts())).allMatch(this::passed);
    assertThat(TimeChecks.lastPeriod(facts())).allMatch(this::passed);
  }

  @Test
  void shouldFailAnEmptyOrCutResult() {
    rowCount = 0;
    truncated = true;

    assertThat(ShapeChecks.empty(facts()).getFirst().status()).isEqualTo(Check.Status.FAIL);
    assertThat(ShapeChecks.rowLimit(facts()).getFirst().status()).isEqualTo(Check.Status.FAIL);
  }

  @Test
  void shouldNameTheRowsOfDuplicateKeys() {
    duplicateGroups = 1;

    Check check = ShapeChecks.duplicates(facts()).getFirst();

    assertThat(check.status()).isEqualTo(Check.Status.FAIL);
    assertThat(check.rowNumbers()).containsExactly(3L, 4L);
    assertThat(check.rows()).containsExactly(ROWS.get(2), ROWS.get(3));
  }

  @Test
  void shouldFindMissingMonths() {
    times = List.of("2026-01-01", "2026-02-01", "2026-04-01");

    Check check = TimeChecks.gaps(facts()).getFirst();

    assertThat(check.status()).isEqualTo(Check.Status.WARN);
    assertThat(check.message()).contains("1 periods", "2026-03-01");
  }

  @Test
  void shouldSayThatTheLastMonthIsNotOver() {
    ranAt = Instant.parse("2026-04-20T00:00:00Z");

    Check check = TimeChecks.lastPeriod(facts()).getFirst();

    assertThat(check.status()).isEqualTo(Check.Status.WARN);
    assertThat(check.rowNumbers()).containsExactly(3L, 4L);
  }

  @Test
  void shouldFailNegativeCountsAndTotalsThatDoNotAddUp() {
    negative = 2;
    control = totals(30, false);

    assertThat(NumberChecks.possible(facts()).getFirst().message()).contains("negative in 2 rows");
    assertThat(ControlChecks.totals(facts()).getFirst().status()).isEqualTo(Check.Status.FAIL);
  }

  @Test
  void shouldTellAJumpFromTheUsualOnlyWithEnoughRuns() {
    sum = 400;
    earlier = runs(4);
    assertThat(NumberChecks.jump(facts()).getFirst().status()).isEqualTo(Check.Status.SKIPPED);

    earlier = runs(6);
    Check check = NumberChecks.jump(facts()).getFirst();
    assertThat(check.status()).isEqualTo(Check.Status.FAIL);
    assertThat(check.column()).isEqualTo("n");

    sum = 40;
    assertThat(NumberChecks.jump(facts())).allMatch(this::passed);
  }

  @Test
  void shouldTellChangedColumns() {
    earlier = runs(1);
    columns = List.of(COLUMNS.get(0), new ColumnView("n", "decimal", null));

    assertThat(ShapeChecks.drift(facts()).getFirst().message())
        .contains("n was integer and is decimal");
  }

  @Test
  void shouldJudgeByTheWorstFinding() {
    Check fine = Check.pass("a", "A", "fine");
    Check odd = Check.warn("b", "B", "odd", Map.of());
    Check wrong = Check.fail("c", "C", "wrong", Map.of());

    assertThat(PlainVerdict.of(List.of(fine), "1").verdict()).isEqualTo("pass");
    assertThat(PlainVerdict.of(List.of(fine, odd), "1").verdict()).isEqualTo("warn");
    assertThat(PlainVerdict.of(List.of(odd, wrong), "1").verdict()).isEqualTo("fail");
    assertThat(PlainVerdict.of(List.of(odd, wrong), "1").findings()).hasSize(2);
  }

  @Test
  void shouldOnlyWarnOfADifferenceThatChangingDataExplain() {
    control = totals(40.2, false);

    assertThat(ControlChecks.totals(facts()).getFirst().status()).isEqualTo(Check.Status.WARN);
  }

  @Test
  void shouldTellTheShareOfTheGroupsThatAreShown() {
    control = totals(80, true);

    Check check = ControlChecks.totals(facts()).getFirst();

    assertThat(check.status()).isEqualTo(Check.Status.PASS);
    assertThat(check.message()).isEqualTo("The groups shown hold 50.0 % of n.");
  }

  @Test
  void shouldFailMoreRowsThanThereAreWithoutConditions() {
    control = new ControlTotals.Totals(Map.of("n", 40.0), false, Map.of("n", 12.0));

    assertThat(ControlChecks.totals(facts()).getFirst().message()).contains("only 12 ");
  }

  @Test
  void shouldTellParametersThatMeetNoData() {
    ranges = List.of(range(Operator.GE, ColumnType.INTEGER, "10", "40"));
    assertThat(ParameterChecks.ranges(with("5"))).allMatch(this::passed);
    assertThat(ParameterChecks.ranges(with("41")).getFirst().message()).contains("from 10 to 40");

    ranges = List.of(range(Operator.LE, ColumnType.INTEGER, "10", "40"));
    assertThat(ParameterChecks.ranges(with("41"))).allMatch(this::passed);
    assertThat(ParameterChecks.ranges(with("9"))).noneMatch(this::passed);

    ranges = List.of(range(Operator.IN, ColumnType.STRING, "Oslo", "Rome"));
    assertThat(ParameterChecks.ranges(with("oslo"))).allMatch(this::passed);
    assertThat(ParameterChecks.ranges(with("Oslp")).getFirst().message())
        .isEqualTo("value is 'Oslp', but place holds only Oslo, Rome.");

    ranges = List.of(range(Operator.GE, ColumnType.DATE, "2026-01-03", "2026-04-20"));
    assertThat(ParameterChecks.ranges(with("2026-01-01"))).allMatch(this::passed);
    assertThat(ParameterChecks.ranges(with("2025-11-30"))).noneMatch(this::passed);
  }

  @Test
  void shouldNotExpectDataOfTheFuture() {
    ranges = List.of(range(Operator.LT, ColumnType.DATE, "2024-01-03", "2026-04-20"));
    assertThat(ParameterChecks.ranges(with("2027-01-01"))).allMatch(this::passed);

    ranges = List.of(range(Operator.LT, ColumnType.DATE, "2024-01-03", "2025-04-20"));
    assertThat(ParameterChecks.ranges(with("2027-01-01"))).noneMatch(this::passed);

    ranges = List.of(range(Operator.GE, ColumnType.DATE, "2024-01-03", "2026-04-20"));
    assertThat(ParameterChecks.ranges(with("2027-01-01"))).noneMatch(this::passed);
  }

  @Test
  void shouldReadTheWidthOfPeriodsFromTheTimesOfAChart() {
    query = null;
    times = List.of("2026-01-05", "2026-01-12", "2026-01-26");
    assertThat(TimeChecks.gaps(facts()).getFirst().message()).contains("1 week", "2026-01-19");

    times = List.of("2026-01-01", "2026-01-02", "2026-01-04");
    assertThat(TimeChecks.gaps(facts()).getFirst().message()).contains("1 day", "2026-01-03");

    times = List.of("2026-01-01T10:12:00", "2026-01-02T11:00:00", "2026-01-04T00:00:00");
    assertThat(TimeChecks.gaps(facts()).getFirst().status()).isEqualTo(Check.Status.SKIPPED);
  }

  private static ControlTotals.Totals totals(double whole, boolean part) {
    return new ControlTotals.Totals(Map.of("n", whole), part, Map.of());
  }

  private static RunFacts.Range range(Operator operator, ColumnType type, String min, String max) {
    List<String> known = type == ColumnType.STRING ? List.of(min, max) : List.of();
    return new RunFacts.Range("value", operator, "place", type, min, max, known);
  }

  private RunFacts with(String value) {
    params = JsonNodeFactory.instance.objectNode().put("value", value);
    return facts();
  }

  private boolean passed(Check check) {
    return check.status() == Check.Status.PASS;
  }

  private static List<RunFacts.Earlier> runs(int count) {
    return Collections.nCopies(count, new RunFacts.Earlier(4, COLUMNS, Map.of("n", 41.0)));
  }

  private RunFacts facts() {
    ResultAnalysis analysis =
        new ResultAnalysis(
            "res",
            rowCount,
            List.of(profile("month", null, null), profile("n", negative, sum)),
            duplicateGroups == 0
                ? List.of()
                : List.of(new ResultAnalysis.Duplicate(List.of("2026-04-01"), 2, List.of(3L, 4L))),
            duplicateGroups,
            List.of(),
            List.of(),
            times,
            List.of());
    return new RunFacts(
        query,
        ResultShape.of(query, List.of(DRAWN), columns),
        params,
        columns,
        ROWS,
        rowCount,
        truncated,
        analysis,
        earlier,
        control,
        ranges,
        ranAt);
  }

  private static ResultAnalysis.Profile profile(String name, Long below, Double total) {
    boolean number = total != null;
    return new ResultAnalysis.Profile(
        name,
        number ? "integer" : "date",
        0,
        4,
        "1",
        "12",
        number ? 0L : null,
        below,
        total,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
