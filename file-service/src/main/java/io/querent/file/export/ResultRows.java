package io.querent.file.export;

import io.querent.file.result.ResultFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Where a format takes a result's rows from. */
public interface ResultRows {
  /** Reads all rows. */
  void read(ResultFiles.Reading<Void> reading) throws IOException;

  /** The file that they are kept in. */
  Path parquet();
}
