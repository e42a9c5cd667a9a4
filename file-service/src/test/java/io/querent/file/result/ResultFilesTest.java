package io.querent.file.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.problem.ProblemException;
import io.querent.file.engine.Engines;
import io.querent.file.engine.HeadRows;
import io.querent.file.engine.RunningStatement;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
  private static final WriteBounds WIDE = new WriteBounds(1_000_000, 1L << 30, 100);

  @TempDir Path scratch;
  private RootAllocator allocator;
  private ResultFiles files;

  @BeforeEach
  void open() throws Exception {
    allocator = new RootAllocator(1L << 30);
    files = ResultFiles.open(scratch.resolve("results"), Engines.small(scratch), allocator);
  }

  @AfterEach
  void close() throws Exception {
    files.close();
    assertThat(allocator.getAllocatedMemory()).isZero();
    allocator.close();
  }

  @Test
  void shouldKeepValuesOfEveryType() throws Exception {
    // Given
    byte[] stream =
        stream(
            """
            SELECT 7::INTEGER AS i, 12345678901234567890123::HUGEINT AS h, 1.50::DECIMAL(9,2) AS d,
              0.1::FLOAT AS f, 2.5::DOUBLE AS g, TRUE AS b, DATE '2024-02-29' AS day,
              TIMESTAMP '2024-01-01 10:00:00' AS ts, TIMESTAMPTZ '2024-01-01 10:00:00+02' AS tz,
              TIME '09:05:00' AS t, 'Zoë ☕' AS s, NULL::INTEGER AS n, [1,2] AS l, {'a': 1} AS o,
              uuid '5c1d3ff3-0000-4000-8000-000000000001' AS u, 'ab'::BLOB AS bin
            """);

    // When
    ResultId id = ResultId.random();
    Written written = write(id, stream, WIDE);

    // Then
    assertThat(written.columns())
        .extracting(ColumnView::type)
        .containsExactly(
            "integer",
            "integer",
            "decimal",
            "float",
            "float",
            "boolean",
            "date",
            "timestamp",
            "timestamp_tz",
            "time",
            "string",
            "integer",
            "array",
            "json",
            "string",
            "binary");
    List<Object> expected =
        Arrays.asList(
            7L,
            new BigDecimal("12345678901234567890123"),
            new BigDecimal("1.50"),
            0.1,
            2.5,
            true,
            "2024-02-29",
            "2024-01-01T10:00:00",
            "2024-01-01T08:00:00Z",
            "09:05:00",
            "Zoë ☕",
            null,
            "[1,2]",
            "{\"a\":1}",
            "5c1d3ff3-0000-4000-8000-000000000001",
            "YWI=");
    assertThat(written.rows()).containsExactly(expected);
    assertThat(rows(id, Slice.ALL)).containsExactly(expected);
  }

  @Test
  void shouldNameEveryColumnOnce() throws Exception {
    byte[] stream = stream("SELECT 1 AS a, 2 AS \"A\", 3 AS a, 4 AS \"say \"\"hi\"\"\"");

    Written written = write(ResultId.random(), stream, WIDE);

    assertThat(written.columns()).extracting(ColumnView::name).doesNotHaveDuplicates().hasSize(4);
    assertThat(written.columns().getLast().name()).isEqualTo("say \"hi\"");
  }

  @Test
  void shouldKeepAnEmptyResult() throws Exception {
    ResultId id = ResultId.random();
    Written written = write(id, stream("SELECT 1 AS a WHERE FALSE"), WIDE);

    assertThat(written.rowCount()).isZero();
    assertThat(written.truncated()).isFalse();
    assertThat(rows(id, Slice.ALL)).isEmpty();
  }

  @Test
  void shouldCutAtTheRowLimitAndSayso() throws Exception {
    ResultId id = ResultId.random();
    Written written =
        write(id, stream("SELECT i, 'x' || i AS s FROM range(5000) r(i)"), bounds(1500));

    assertThat(written.rowCount()).isEqualTo(1500);
    assertThat(written.truncated()).isTrue();
    assertThat(rows(id, new Slice(1498, 10, null, false)))
        .containsExactly(List.of(1498L, "x1498"), List.of(1499L, "x1499"));
  }

  @Test
  void shouldNotCallAResultTruncatedThatFitsExactly() throws Exception {
    Written written =
        write(ResultId.random(), stream("SELECT i FROM range(2048) r(i)"), bounds(2048));

    assertThat(written.rowCount()).isEqualTo(2048);
    assertThat(written.truncated()).isFalse();
  }

  @Test
  void shouldSortStablyWithNullsLast() throws Exception {
    ResultId id = ResultId.random();
    write(id, stream("SELECT * FROM (VALUES (1,'b'),(2,NULL),(3,'a'),(4,'b')) t(n,s)"), WIDE);

    assertThat(rows(id, new Slice(0, 10, "s", false)))
        .extracting(List::getFirst)
        .containsExactly(3L, 1L, 4L, 2L);
    assertThat(rows(id, new Slice(0, 10, "s", true)))
        .extracting(List::getFirst)
        .containsExactly(1L, 4L, 3L, 2L);
  }

  @Test
  void shouldLeaveNothingBehindWhenTheStreamBreaks() throws Exception {
    byte[] whole = stream("SELECT i, 'some text ' || i AS s FROM range(20000) r(i)");
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    assertThatThrownBy(() -> write(ResultId.random(), half, WIDE)).isInstanceOf(Exception.class);

    assertNothingKept();
  }

  @Test
  void shouldRefuseMoreBytesThanAllowed() throws Exception {
    byte[] stream = stream("SELECT i FROM range(100000) r(i)");

    assertThatThrownBy(
            () -> write(ResultId.random(), stream, new WriteBounds(1_000_000, 10_000, 0)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("larger than 10000 bytes");

    assertNothingKept();
  }

  @Test
  void shouldShowNumbersThatAreNotFiniteAsNull() throws Exception {
    Written written = write(ResultId.random(), stream("SELECT 'nan'::DOUBLE AS x"), WIDE);

    assertThat(written.rows()).containsExactly(Arrays.asList((Object) null));
    assertThat(written.warnings()).singleElement().asString().contains("NaN");
  }

  private WriteBounds bounds(long rows) {
    return new WriteBounds(rows, 1L << 30, 10);
  }

  private byte[] stream(String sql) throws Exception {
    return ArrowStreams.of(sql, allocator, scratch);
  }

  private Written write(ResultId id, byte[] stream, WriteBounds bounds) throws Exception {
    try (RunningStatement running = RunningStatement.within(0);
        ArrowStreamReader source =
            new ArrowStreamReader(new ByteArrayInputStream(stream), allocator)) {
      return files.write(id, source, bounds, running);
    }
  }

  private List<List<Object>> rows(ResultId id, Slice slice) throws Exception {
    try (RunningStatement running = RunningStatement.within(0)) {
      return files.read(
          id,
          slice,
          running,
          reader -> {
            HeadRows head = new HeadRows(100_000);
            while (reader.loadNextBatch()) {
              head.take(reader.getVectorSchemaRoot());
            }
            return head.rows();
          });
    }
  }

  private void assertNothingKept() throws Exception {
    try (Stream<Path> left = Files.list(scratch.resolve("results"))) {
      assertThat(left).isEmpty();
    }
  }
}
