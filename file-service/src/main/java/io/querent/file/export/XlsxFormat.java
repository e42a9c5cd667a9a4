package io.querent.file.export;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.file.engine.Cells;
import io.querent.file.result.KeptResult;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An Excel workbook with one sheet. Texts are texts, never formulas. */
final class XlsxFormat implements ResultFormat {
  private static final int MOST_ROWS = 1_048_575;
  private static final int MOST_COLUMNS = 16_384;
  private static final int LONGEST_TEXT = 32_767;
  private static final int EXACT_DIGITS = 15;
  private static final int FLUSH_EVERY = 1_000;

  @Override
  public String key() {
    return "xlsx";
  }

  @Override
  public String mediaType() {
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }

  @Override
  public void requireFit(KeptResult result) {
    if (result.rowCount() > MOST_ROWS || result.columns().size() > MOST_COLUMNS) {
      throw new ProblemException(
          ErrorCode.LIMIT_REACHED,
          "The result has %d rows and %d columns; a sheet holds %d and %d. Take it as CSV or Parquet."
              .formatted(result.rowCount(), result.columns().size(), MOST_ROWS, MOST_COLUMNS));
    }
  }

  @Override
  public void write(KeptResult result, ResultRows rows, ExportOptions options, OutputStream out)
      throws IOException {
    Workbook workbook = new Workbook(new StaysOpen(out), "Querent", "1.0");
    Worksheet sheet = workbook.newWorksheet("Result");
    List<ColumnView> columns = result.columns();
    for (int i = 0; i < columns.size(); i++) {
      sheet.value(0, i, columns.get(i).name());
      sheet.style(0, i).bold().set();
    }
    sheet.freezePane(0, 1);
    int[] next = {1};
    rows.read(
        reader -> {
          while (reader.loadNextBatch()) {
            next[0] = batch(sheet, reader.getVectorSchemaRoot(), columns, next[0]);
          }
          return null;
        });
    workbook.finish();
  }

  private static int batch(
      Worksheet sheet, VectorSchemaRoot batch, List<ColumnView> columns, int firstRow)
      throws IOException {
    List<FieldVector> vectors = batch.getFieldVectors();
    List<Cells> cells = vectors.stream().map(Cells::of).toList();
    for (int row = 0; row < batch.getRowCount(); row++) {
      for (int column = 0; column < vectors.size(); column++) {
        Object value = Cells.at(cells.get(column), vectors.get(column), row);
        cell(sheet, firstRow + row, column, value, columns.get(column).type());
      }
      if ((firstRow + row) % FLUSH_EVERY == 0) {
        sheet.flush();
      }
    }
    return firstRow + batch.getRowCount();
  }

  private static void cell(Worksheet sheet, int row, int column, Object value, String type) {
    switch (value) {
      case null -> {}
      case String text when type.equals("date") && representable(text) -> {
        sheet.value(row, column, LocalDate.parse(text));
        sheet.style(row, column).format("yyyy-mm-dd").set();
      }
      case String text when type.equals("timestamp") && representable(text) -> {
        sheet.value(row, column, LocalDateTime.parse(text));
        sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
      }
      case String text -> sheet.value(row, column, printable(text));
      case Boolean flag -> sheet.value(row, column, flag);
      case Double number when !Double.isFinite(number) ->
          sheet.value(row, column, number.toString());
      case BigDecimal number when number.precision() > EXACT_DIGITS ->
          sheet.value(row, column, number.toPlainString());
      case Long number when Math.abs(number) >= 1_000_000_000_000_000L ->
          sheet.value(row, column, number.toString());
      case Number number -> sheet.value(row, column, number);
      default -> sheet.value(row, column, printable(value.toString()));
    }
  }

  /** Excel's calendar begins in 1900 and has a day too many before March of it. */
  private static boolean representable(String iso) {
    return iso.length() >= 10 && iso.charAt(4) == '-' && iso.compareTo("1900-03-01") >= 0;
  }

  /** Without what XML cannot hold, and as long as a cell can be. */
  private static String printable(String text) {
    String clean = text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
    return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT);
  }

  /** The workbook would close the response under its writer. */
  private static final class StaysOpen extends FilterOutputStream {
    private StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
