package io.querent.file.result;

import io.querent.file.engine.DuckDatabase;
import io.querent.file.engine.Engines;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/** Arrow IPC streams for tests, with whatever values a SQL text names. */
public final class ArrowStreams {
  private ArrowStreams() {}

  public static byte[] of(String sql, BufferAllocator allocator, Path scratch) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DuckDatabase database =
            DuckDatabase.open(Engines.small(scratch), DuckDatabase.Rows.MATERIALIZED);
        DuckDBConnection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql);
        DuckDBResultSet rows = (DuckDBResultSet) statement.executeQuery();
        ArrowReader reader = (ArrowReader) rows.arrowExportStream(allocator, 1024);
        ArrowStreamWriter writer =
            new ArrowStreamWriter(reader.getVectorSchemaRoot(), reader, bytes)) {
      writer.start();
      while (reader.loadNextBatch()) {
        writer.writeBatch();
      }
      writer.end();
    }
    return bytes.toByteArray();
  }
}
