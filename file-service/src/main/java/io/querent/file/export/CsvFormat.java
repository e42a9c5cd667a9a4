package io.querent.file.export;

import io.querent.contracts.datasource.ColumnView;
import io.querent.file.engine.Cells;
import io.querent.file.result.KeptResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * CSV by RFC 4180 in UTF-8: a header, lines end with CR LF, null is empty and an empty text is
 * {@code ""}.
 */
final class CsvFormat implements ResultFormat {
  private static final String END = "\r\n";

  @Override
  public String key() {
    return "csv";
  }

  @Override
  public String mediaType() {
    return "text/csv";
  }

  @Override
  public String contentType() {
    return "text/csv; charset=UTF-8; header=present";
  }

  @Override
  public void write(KeptResult result, ResultRows rows, ExportOptions options, OutputStream out)
      throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    header(result.columns(), options, writer);
    rows.read(
        reader -> {
          while (reader.loadNextBatch()) {
            batch(reader.getVectorSchemaRoot(), options, writer);
          }
          return null;
        });
    writer.flush();
  }

  private static void header(List<ColumnView> columns, ExportOptions options, Writer writer)
      throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      writer.write(i == 0 ? "" : ",");
      text(columns.get(i).name(), options, writer);
    }
    writer.write(END);
  }

  private static void batch(VectorSchemaRoot batch, ExportOptions options, Writer writer)
      throws IOException {
    List<FieldVector> vectors = batch.getFieldVectors();
    List<Cells> cells = vectors.stream().map(Cells::of).toList();
    for (int row = 0; row < batch.getRowCount(); row++) {
      for (int column = 0; column < vectors.size(); column++) {
        if (column > 0) {
          writer.write(',');
        }
        cell(Cells.at(cells.get(column), vectors.get(column), row), options, writer);
      }
      writer.write(END);
    }
  }

  private static void cell(Object value, ExportOptions options, Writer writer) throws IOException {
    switch (value) {
      case null -> {}
      case String text -> text(text, options, writer);
      case BigDecimal number -> writer.write(number.toPlainString());
      default -> writer.write(value.toString());
    }
  }

  private static void text(String text, ExportOptions options, Writer writer) throws IOException {
    String shown = options.safe() && SpreadsheetFormulas.startsLikeOne(text) ? "'" + text : text;
    if (!needsQuotes(shown)) {
      writer.write(shown);
      return;
    }
    writer.write('"');
    writer.write(shown.replace("\"", "\"\""));
    writer.write('"');
  }

  private static boolean needsQuotes(String text) {
    if (text.isEmpty() || text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
