package io.querent.file.dataset;

import io.querent.file.engine.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One JSON object per line. The columns are the fields of all objects together. */
final class JsonLinesFormat implements FileFormat {
  private static final long WHOLE = 64L << 20;
  private static final int SAMPLE = 200_000;

  @Override
  public List<String> extensions() {
    return List.of(".jsonl.gz", ".ndjson.gz", ".jsonl", ".ndjson");
  }

  @Override
  public FileSource source(Connection connection, List<FolderFile> files) throws SQLException {
    if (files.stream().allMatch(f -> f.bytes() == 0)) {
      throw new SQLException("the file is empty");
    }
    String paths = SqlText.paths(files.stream().map(FolderFile::path).toList());
    long bytes = files.stream().mapToLong(FolderFile::bytes).sum();
    String sampled =
        "read_json(%s, format = 'newline_delimited', union_by_name = true, sample_size = %d)"
            .formatted(paths, bytes <= WHOLE ? -1 : SAMPLE);
    Described described = Described.of(connection, sampled);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < described.names().size(); i++) {
      columns.add(
          SqlText.text(described.names().get(i)) + ": " + SqlText.text(described.types().get(i)));
    }
    String reader =
        "read_json(%s, format = 'newline_delimited', columns = {%s})"
            .formatted(paths, String.join(", ", columns));
    return new FileSource(
        reader, FileSource.named(described.names(), described.types()), List.of());
  }
}
