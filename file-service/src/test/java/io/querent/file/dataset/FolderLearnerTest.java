package io.querent.file.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.contracts.file.FileFolder;
import io.querent.file.engine.DuckDatabase;
import io.querent.file.engine.Engines;
import io.querent.file.engine.RunningStatement;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.FrequentValue;
import io.querent.semantics.catalog.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLearnerTest {
  private static final ProfileBounds BOUNDS = new ProfileBounds(1_000, 50, 1L << 30);

  @TempDir Path scratch;
  private Path folder;

  @BeforeEach
  void makeFolder() throws Exception {
    folder = Files.createDirectory(scratch.resolve("data")).toRealPath();
  }

  @Test
  void shouldLearnTypesRangesAndValuesOfACsv() throws Exception {
    // Given
    write(
        "Sales Report.csv",
        """
        id,Region,Unit Price (€),sold on,paid,year
        1,North,1.50,2024-01-01,true,2024
        2,South,2.25,2024-02-29,false,2024
        3,North,,2024-03-01,true,2025
        """);

    // When
    Table table = learn().tables().getFirst();

    // Then
    assertThat(table.name()).isEqualTo("Sales_Report");
    assertThat(table.kind()).isEqualTo("file");
    assertThat(table.rowCount()).isEqualTo(3);
    assertThat(table.columns())
        .extracting(Column::name)
        .containsExactly("id", "Region", "Unit_Price", "sold_on", "paid", "year");
    assertThat(table.columns())
        .extracting(Column::type)
        .containsExactly(
            ColumnType.INTEGER,
            ColumnType.STRING,
            ColumnType.FLOAT,
            ColumnType.DATE,
            ColumnType.BOOLEAN,
            ColumnType.INTEGER);
    Column price = table.columns().get(2);
    assertThat(price.comment()).contains("Unit Price (€)");
    assertThat(price.nullable()).isTrue();
    assertThat(price.profile().nullRate())
        .isEqualTo(1.0 / 3, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(price.profile().min()).isEqualTo("1.5");
    assertThat(price.profile().max()).isEqualTo("2.25");
    Column region = table.columns().get(1);
    assertThat(region.profile().complete()).isTrue();
    assertThat(region.profile().frequent())
        .containsExactly(new FrequentValue("North", 2), new FrequentValue("South", 1));
    assertThat(table.columns().get(5).profile().temporalFormat()).isEqualTo("year");
  }

  @Test
  void shouldKeepGoodFilesWhenOthersAreBroken() throws Exception {
    // Given
    write("good.csv", "a,b\n1,x\n");
    write("empty.csv", "");
    write("broken.jsonl", "{\"a\":1}\nnot json\n");
    Files.write(
        folder.resolve("corrupt.parquet"), "PAR1 nothing PAR1".getBytes(StandardCharsets.UTF_8));
    Files.write(
        folder.resolve("binary.csv"), new byte[] {0, 1, (byte) 0xff, (byte) 0x81, 10, 44, 0});

    // When
    FileFolder.Contents contents = learn();

    // Then
    assertThat(contents.tables()).extracting(Table::name).contains("good");
    assertThat(contents.files()).containsEntry("good", "good.csv").doesNotContainKey("corrupt");
    assertThat(contents.warnings())
        .anyMatch(w -> w.startsWith("empty.csv") && w.contains("empty"))
        .anyMatch(w -> w.startsWith("broken.jsonl") && w.contains("line"))
        .anyMatch(w -> w.startsWith("corrupt.parquet"))
        .noneMatch(w -> w.contains(scratch.toString()));
  }

  @Test
  void shouldReadACorruptedParquetPageAsBroken() throws Exception {
    parquet("big.parquet", "SELECT i, md5(i::VARCHAR) AS s FROM range(50000) r(i)");
    byte[] bytes = Files.readAllBytes(folder.resolve("big.parquet"));
    for (int i = bytes.length / 4; i < bytes.length / 2; i++) {
      bytes[i] ^= 0x5a;
    }
    Files.write(folder.resolve("big.parquet"), bytes);

    FileFolder.Contents contents = learn();

    assertThat(contents.tables()).isEmpty();
    assertThat(contents.warnings()).anyMatch(w -> w.startsWith("big.parquet cannot be read"));
  }

  @Test
  void shouldReadAwkwardText() throws Exception {
    write("bom.csv", "\ufeffname,city\nZoë,Kraków\n\"O'Brien, \"\"Al\"\"\",東京\n");
    write("semicolons.csv", "a;b\n1;\"line\nbreak\"\n2;y\n");
    write("tabs.tsv", "a\tb\n1\tx\n");
    write("header only.csv", "a,b\n");
    write("long.csv", "a,b\n1," + "x".repeat(1_500_000) + "\n2,y\n");
    write("it's [1].csv", "a,b\n1,x\n");
    write("it's 1.csv", "a,b\n1,x\n2,y\n3,z\n");

    FileFolder.Contents contents = learn();

    assertThat(table(contents, "bom").columns())
        .extracting(Column::name)
        .containsExactly("name", "city");
    assertThat(table(contents, "bom").columns().getFirst().profile().frequent())
        .extracting(FrequentValue::value)
        .contains("O'Brien, \"Al\"", "Zoë");
    assertThat(table(contents, "semicolons").rowCount()).isEqualTo(2);
    assertThat(table(contents, "tabs").rowCount()).isEqualTo(1);
    assertThat(table(contents, "header_only").rowCount()).isZero();
    assertThat(table(contents, "long").rowCount()).isEqualTo(2);
    assertThat(table(contents, "it_s_1").rowCount()).isEqualTo(3);
    assertThat(contents.files()).doesNotContainValue("it's [1].csv");
    assertThat(contents.warnings())
        .anyMatch(w -> w.startsWith("it's [1].csv") && w.contains("rename"));
  }

  @Test
  void shouldReadRaggedRowsRatherThanSkipThem() throws Exception {
    write("ragged.csv", "a,b,c\n1,2,3\n4,5\n6,7,8,9\n");

    FileFolder.Contents contents = learn();

    assertThat(table(contents, "ragged").rowCount()).isEqualTo(3);
    assertThat(contents.warnings()).anyMatch(w -> w.contains("different numbers of fields"));
  }

  @Test
  void shouldReadNumbersAmongWordsForMissing() throws Exception {
    write("meter.csv", "site,kwh\nA,1.5\nB,n/a\nNA,2.5\n");

    FileFolder.Contents contents = learn();

    Column kwh = table(contents, "meter").column("kwh").orElseThrow();
    assertThat(kwh.type()).isEqualTo(ColumnType.FLOAT);
    assertThat(kwh.profile().max()).isEqualTo("2.5");
    Column site = table(contents, "meter").column("site").orElseThrow();
    assertThat(site.profile().frequent()).extracting(FrequentValue::value).contains("NA");
    assertThat(contents.warnings()).anyMatch(w -> w.contains("kwh"));
  }

  @Test
  void shouldCallMixedValuesText() throws Exception {
    write("mixed.csv", "v\n1\ntwo\n3\n");

    assertThat(table(learn(), "mixed").columns().getFirst().type()).isEqualTo(ColumnType.STRING);
  }

  @Test
  void shouldReadNestedJsonLines() throws Exception {
    write(
        "events.jsonl",
        "{\"id\":1,\"tags\":[\"a\"],\"at\":\"2024-01-01T10:00:00\"}\n"
            + "{\"id\":2,\"who\":{\"n\":\"x\"}}\n");

    Table events = table(learn(), "events");

    assertThat(events.columns())
        .extracting(Column::type)
        .containsExactly(
            ColumnType.INTEGER, ColumnType.ARRAY, ColumnType.TIMESTAMP, ColumnType.JSON);
  }

  @Test
  void shouldMakeOneTableOfFilesThatBelongTogether() throws Exception {
    Files.createDirectories(folder.resolve("readings"));
    write("readings/a.csv", "site,v\nA,1\n");
    write("readings/b.csv", "site,v\nB,2.5\n");
    write("sales_2023.csv", "id,total\n1,2\n");
    write("sales_2024.csv", "id,total\n2,3\n3,4\n");
    write("sales_notes.csv", "note\nhello\n");

    FileFolder.Contents contents = learn();

    assertThat(contents.files())
        .containsEntry("readings", "readings/*.csv")
        .containsEntry("sales", "sales_[0-9]*.csv")
        .containsEntry("sales_notes", "sales_notes.csv");
    assertThat(table(contents, "readings").rowCount()).isEqualTo(2);
    assertThat(table(contents, "readings").column("v").orElseThrow().type())
        .isEqualTo(ColumnType.FLOAT);
    assertThat(table(contents, "sales").rowCount()).isEqualTo(3);
  }

  @Test
  void shouldLeaveOutLinksThatLeadAway() throws Exception {
    Path secret = Files.writeString(scratch.resolve("secret.csv"), "password\nhunter2\n");
    Files.createSymbolicLink(folder.resolve("link.csv"), secret);
    write("good.csv", "a\n1\n");

    FileFolder.Contents contents = learn();

    assertThat(contents.tables()).extracting(Table::name).containsExactly("good");
    assertThat(contents.warnings())
        .anyMatch(w -> w.startsWith("link.csv is a link out of the folder"));
  }

  @Test
  void shouldKnowFewValuesCompletelyAlsoInLargeTables() throws Exception {
    parquet(
        "large.parquet",
        "SELECT i, 'site ' || (i % 7) AS site, CASE WHEN i % 4 = 0 THEN NULL ELSE i * 0.5 END AS v"
            + " FROM range(20000) r(i)");

    Table large = learn().tables().getFirst();

    assertThat(large.rowCount()).isEqualTo(20_000);
    Column site = large.column("site").orElseThrow();
    assertThat(site.profile().complete()).isTrue();
    assertThat(site.profile().distinct()).isEqualTo(7);
    assertThat(site.profile().frequent().getFirst().count()).isBetween(2_857L, 2_858L);
    Column id = large.column("i").orElseThrow();
    assertThat(id.profile().complete()).isFalse();
    assertThat(id.profile().max()).isEqualTo("19999");
    assertThat(id.profile().distinct()).isBetween(18_000L, 22_000L);
    assertThat(large.column("v").orElseThrow().profile().nullRate()).isEqualTo(0.25);
  }

  private FileFolder.Contents learn() throws Exception {
    try (RunningStatement running = RunningStatement.within(60_000)) {
      return new FolderLearner(Engines.small(scratch), 100, BOUNDS).learn(folder, running);
    }
  }

  private static Table table(FileFolder.Contents contents, String name) {
    return contents.tables().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is missing; " + contents.warnings()));
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }

  private void parquet(String name, String sql) throws Exception {
    try (DuckDatabase database =
        DuckDatabase.open(Engines.small(scratch), DuckDatabase.Rows.MATERIALIZED)) {
      database.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(sql, folder.resolve(name)));
    }
  }
}
