package io.querent.file.export;

import io.querent.file.result.KeptResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;

/** Apache Parquet, as results are kept. */
final class ParquetFormat implements ResultFormat {
  @Override
  public String key() {
    return "parquet";
  }

  @Override
  public String mediaType() {
    return "application/vnd.apache.parquet";
  }

  @Override
  public void write(KeptResult result, ResultRows rows, ExportOptions options, OutputStream out)
      throws IOException {
    Files.copy(rows.parquet(), out);
  }
}
