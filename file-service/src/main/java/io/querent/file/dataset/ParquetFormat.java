package io.querent.file.dataset;

import io.querent.file.engine.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Apache Parquet; the files say themselves what their columns are. */
final class ParquetFormat implements FileFormat {
  @Override
  public List<String> extensions() {
    return List.of(".parquet");
  }

  @Override
  public FileSource source(Connection connection, List<FolderFile> files) throws SQLException {
    String reader =
        "read_parquet(%s, hive_partitioning = false)"
            .formatted(SqlText.paths(files.stream().map(FolderFile::path).toList()));
    Described described = Described.of(connection, reader);
    return new FileSource(
        reader, FileSource.named(described.names(), described.types()), List.of());
  }
}
