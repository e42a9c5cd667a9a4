package io.querent.datasource.query.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.query.result.RowSource.Column;
import io.querent.semantics.catalog.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrowResultTest {
  private static final long MANY = 1_000_000;

  private final BufferAllocator memory = new RootAllocator();

  @AfterEach
  void everyByteIsGivenBack() {
    memory.close();
  }

  private record Rows(List<Column> columns, Iterator<Object[]> rows) implements RowSource {
    @Override
    public Object[] next() {
      return rows.hasNext() ? rows.next() : null;
    }
  }

  private static Column column(ColumnType type, ColumnType hint) {
    return new Column("c", type, hint);
  }

  private static RowSource values(Column column, Object... values) {
    List<Object[]> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(new Object[] {value});
    }
    return new Rows(List.of(column), rows.iterator());
  }

  /** What one column holds after it went through Arrow, as its vector gives it. */
  private List<Object> read(ResultBuffer buffer) throws Exception {
    List<Object> values = new ArrayList<>();
    try (ArrowStreamReader reader = new ArrowStreamReader(buffer.read(), memory)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      while (reader.loadNextBatch()) {
        for (int i = 0; i < root.getRowCount(); i++) {
          Object value = root.getVector(0).getObject(i);
          values.add(value instanceof org.apache.arrow.vector.util.Text t ? t.toString() : value);
        }
      }
    }
    return values;
  }

  private ArrowResult.Summary write(long limit, RowSource source, ResultBuffer buffer)
      throws Exception {
    return new ArrowResult(memory, limit, 3).write(source, buffer);
  }

  @Test
  void shouldKeepEveryStatedType() throws Exception {
    record Case(ColumnType type, Object value, Object kept, Object shown) {}
    for (Case c :
        List.of(
            new Case(ColumnType.INTEGER, 5L, 5L, 5L),
            new Case(ColumnType.FLOAT, 2.5, 2.5, 2.5),
            new Case(ColumnType.BOOLEAN, true, true, true),
            new Case(ColumnType.STRING, "Grüß", "Grüß", "Grüß"),
            new Case(ColumnType.DATE, LocalDate.of(1969, 12, 31), -1, "1969-12-31"),
            new Case(ColumnType.TIME, LocalTime.of(1, 0), 3_600_000_000L, "01:00:00"),
            new Case(
                ColumnType.TIMESTAMP,
                LocalDateTime.of(2024, 2, 29, 10, 0),
                LocalDateTime.of(2024, 2, 29, 10, 0),
                "2024-02-29T10:00:00"),
            new Case(
                ColumnType.TIMESTAMP_TZ,
                OffsetDateTime.parse("1970-01-01T00:00:01Z"),
                1_000_000L,
                "1970-01-01T00:00:01Z"),
            new Case(
                ColumnType.DECIMAL,
                new BigDecimal("12.50"),
                new BigDecimal("12.50"),
                new BigDecimal("12.5")))) {
      try (ResultBuffer buffer = new ResultBuffer(MANY, MANY)) {
        ArrowResult.Summary summary =
            write(10, values(column(c.type(), null), c.value(), null), buffer);

        List<Object> kept = new ArrayList<>(List.of(c.kept()));
        kept.add(null);
        assertThat(read(buffer)).as(c.type().name()).isEqualTo(kept);
        assertThat(summary.preview().getFirst().getFirst()).isEqualTo(c.shown());
        assertThat(summary.preview().get(1)).isEqualTo(Collections.singletonList(null));
        assertThat(summary.types()).containsExactly(c.type());
      }
    }
  }

  @Test
  void shouldCutAtTheLimitAndSaySo() throws Exception {
    try (ResultBuffer whole = new ResultBuffer(MANY, MANY);
        ResultBuffer cut = new ResultBuffer(MANY, MANY)) {
      Column number = column(ColumnType.INTEGER, null);

      assertThat(write(3, values(number, 1L, 2L, 3L), whole).truncated()).isFalse();
      ArrowResult.Summary summary = write(2, values(number, 1L, 2L, 3L), cut);
      assertThat(summary.truncated()).isTrue();
      assertThat(summary.rows()).isEqualTo(2);
      assertThat(read(cut)).containsExactly(1L, 2L);
    }
  }

  @Test
  void shouldFindTypesInValuesWhereTheEngineStatesNone() throws Exception {
    assertThat(observed(null, 1L, null)).isEqualTo(ColumnType.INTEGER);
    assertThat(observed(null, 1L, 2.5)).isEqualTo(ColumnType.FLOAT);
    assertThat(observed(null, 1L, "x")).isEqualTo(ColumnType.STRING);
    assertThat(observed(null, new Object[] {null})).isEqualTo(ColumnType.STRING);
    assertThat(observed(ColumnType.BOOLEAN, 1L, 0L)).isEqualTo(ColumnType.BOOLEAN);
    assertThat(observed(ColumnType.BOOLEAN, 1L, 7L)).isEqualTo(ColumnType.INTEGER);
    assertThat(observed(ColumnType.DATE, "2024-01-01")).isEqualTo(ColumnType.DATE);
  }

  private ColumnType observed(ColumnType hint, Object... values) throws Exception {
    try (ResultBuffer buffer = new ResultBuffer(MANY, MANY)) {
      return write(10, values(column(null, hint), values), buffer).types().getFirst();
    }
  }

  @Test
  void shouldReadAgainWithAWiderColumnWhenALaterValueDoesNotFit() throws Exception {
    List<Object> values = new ArrayList<>(Collections.nCopies(3_000, 1L));
    values.add("late");
    ArrowResult result = new ArrowResult(memory, MANY, 1);
    try (ResultBuffer first = new ResultBuffer(MANY, MANY);
        ResultBuffer second = new ResultBuffer(MANY, MANY)) {
      Column any = column(null, null);

      assertThat(result.write(values(any, values.toArray()), first)).isNull();
      ArrowResult.Summary summary = result.write(values(any, values.toArray()), second);

      assertThat(summary.rows()).isEqualTo(3_001);
      assertThat(summary.types()).containsExactly(ColumnType.STRING);
      assertThat(read(second)).hasSize(3_001).startsWith("1").endsWith("late");
    }
  }

  @Test
  void shouldKeepNumbersThatAreNotFinite() throws Exception {
    try (ResultBuffer buffer = new ResultBuffer(MANY, MANY)) {
      RowSource source =
          values(column(ColumnType.DECIMAL, null), new BigDecimal("1.5"), Double.NaN);

      ArrowResult.Summary summary = write(10, source, buffer);

      assertThat(read(buffer)).containsExactly(1.5, Double.NaN);
      assertThat(summary.preview().get(1)).containsExactly("NaN");
    }
  }

  @Test
  void shouldWaitInAFileWhenLargeAndLeaveNothingBehind() throws Exception {
    ResultBuffer buffer = new ResultBuffer(1_000, MANY);
    write(MANY, values(column(ColumnType.STRING, null), "x".repeat(5_000), "y"), buffer);

    assertThat(buffer.inMemory()).isFalse();
    assertThat(read(buffer)).hasSize(2);
    buffer.close();
    assertThatThrownBy(buffer::read).isInstanceOf(java.io.IOException.class);
  }

  @Test
  void shouldRefuseAResultThatIsTooLarge() throws Exception {
    try (ResultBuffer buffer = new ResultBuffer(100, 1_000)) {
      assertThatThrownBy(
              () -> write(MANY, values(column(ColumnType.STRING, null), "x".repeat(5_000)), buffer))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("larger than");
    }
  }
}
