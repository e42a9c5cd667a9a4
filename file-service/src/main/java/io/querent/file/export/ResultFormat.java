package io.querent.file.export;

import io.querent.file.result.KeptResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A format in which whole results leave. */
public interface ResultFormat {
  /** The word by which a caller chooses it, which is also the file's extension. */
  String key();

  /** The media type by which a caller accepts it. */
  String mediaType();

  /** The media type with what a reader needs besides, e.g. the charset. */
  default String contentType() {
    return mediaType();
  }

  /**
   * Fails early, before anything was written, when this result cannot be said in this format.
   *
   * @throws io.querent.contracts.problem.ProblemException with what to do instead
   */
  default void requireFit(KeptResult result) {}

  /** Writes the whole result. The stream stays open. */
  void write(KeptResult result, ResultRows rows, ExportOptions options, OutputStream out)
      throws IOException;

  /** Every format. */
  List<ResultFormat> ALL =
      List.of(new ArrowFormat(), new CsvFormat(), new ParquetFormat(), new XlsxFormat());
}
