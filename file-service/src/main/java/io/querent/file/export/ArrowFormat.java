package io.querent.file.export;

import io.querent.contracts.file.FileApi;
import io.querent.file.result.KeptResult;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/** The Arrow IPC stream format. */
final class ArrowFormat implements ResultFormat {
  @Override
  public String key() {
    return "arrow";
  }

  @Override
  public String mediaType() {
    return FileApi.ARROW_STREAM;
  }

  @Override
  public void write(KeptResult result, ResultRows rows, ExportOptions options, OutputStream out)
      throws IOException {
    rows.read(
        reader -> {
          ArrowStreamWriter writer =
              new ArrowStreamWriter(reader.getVectorSchemaRoot(), reader, out);
          writer.start();
          while (reader.loadNextBatch()) {
            writer.writeBatch();
          }
          writer.end();
          return null;
        });
  }
}
