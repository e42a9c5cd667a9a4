package io.querent.datasource.query.result;

import io.querent.semantics.catalog.ColumnType;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Reads rows into an Arrow stream, batch by batch, and keeps the first ones for the head.
 *
 * <p>The first batch decides the shape of each column. Where a later value does not fit, {@link
 * #write} says so by returning null after noting the wider shape, and the caller reads the rows
 * again.
 */
public final class ArrowResult {
  private static final int BATCH_ROWS = 2_048;
  private static final int BATCH_BYTES = 4 * 1024 * 1024;

  private final BufferAllocator memory;
  private final long limit;
  private final int previewRows;
  private final Map<Integer, Shape> widened = new TreeMap<>();

  /**
   * What was read.
   *
   * @param types one per column
   * @param truncated whether there was a row beyond the limit
   */
  public record Summary(
      List<String> names,
      List<ColumnType> types,
      List<List<Object>> preview,
      long rows,
      boolean truncated) {}

  /**
   * @param limit most rows; the row after the last one only shows that there was one
   */
  public ArrowResult(BufferAllocator memory, long limit, int previewRows) {
    this.memory = memory;
    this.limit = limit;
    this.previewRows = previewRows;
  }

  /**
   * Writes the rows as an Arrow stream; null when they have to be read again with wider columns.
   */
  public Summary write(RowSource source, ResultBuffer out) throws SQLException, IOException {
    Reading reading = new Reading(source, limit);
    List<Object[]> first = reading.batch();
    List<Shape> shapes = shapes(source.columns(), first);
    try {
      return write(source.columns(), shapes, reading, first, out);
    } catch (Misfit misfit) {
      int column = misfit.column();
      widened.put(column, shapes.get(column).widened(misfit.value()));
      return null;
    }
  }

  private List<Shape> shapes(List<RowSource.Column> columns, List<Object[]> rows) {
    return IntStream.range(0, columns.size())
        .mapToObj(
            i -> {
              if (widened.containsKey(i)) {
                return widened.get(i);
              }
              List<Object> values = new ArrayList<>(rows.size());
              rows.forEach(row -> values.add(row[i]));
              RowSource.Column column = columns.get(i);
              return column.type() == null
                  ? Shape.observed(column.hint(), values)
                  : Shape.stated(column.type(), values);
            })
        .toList();
  }

  private Summary write(
      List<RowSource.Column> columns,
      List<Shape> shapes,
      Reading reading,
      List<Object[]> first,
      ResultBuffer out)
      throws Misfit, SQLException, IOException {
    List<List<Object>> preview = new ArrayList<>();
    long rows = 0;
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema(columns, shapes), memory);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out.sink())) {
      List<ArrowColumn> vectors =
          IntStream.range(0, columns.size())
              .mapToObj(i -> new ArrowColumn(i, shapes.get(i), root.getVector(i)))
              .toList();
      writer.start();
      for (List<Object[]> batch = first; !batch.isEmpty(); batch = reading.batch()) {
        rows += batch.size();
        for (int i = 0; i < batch.size() && preview.size() < previewRows; i++) {
          preview.add(plain(batch.get(i), shapes));
        }
        write(batch, vectors, root, writer);
      }
      writer.end();
    }
    return new Summary(
        columns.stream().map(RowSource.Column::name).toList(),
        shapes.stream().map(Shape::type).toList(),
        preview,
        rows,
        reading.truncated);
  }

  private static Schema schema(List<RowSource.Column> columns, List<Shape> shapes) {
    return new Schema(
        IntStream.range(0, columns.size())
            .mapToObj(
                i -> {
                  Map<String, String> about =
                      Map.of("querent.type", shapes.get(i).type().name().toLowerCase(Locale.ROOT));
                  FieldType type =
                      new FieldType(true, ArrowColumn.type(shapes.get(i)), null, about);
                  return new Field(columns.get(i).name(), type, null);
                })
            .toList());
  }

  private static void write(
      List<Object[]> rows,
      List<ArrowColumn> vectors,
      VectorSchemaRoot root,
      ArrowStreamWriter writer)
      throws Misfit, IOException {
    root.allocateNew();
    int filled = 0;
    long bytes = 0;
    for (Object[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        bytes += vectors.get(i).set(filled, row[i]);
      }
      filled++;
      if (bytes > BATCH_BYTES) {
        root.setRowCount(filled);
        writer.writeBatch();
        root.allocateNew();
        filled = 0;
        bytes = 0;
      }
    }
    if (filled > 0) {
      root.setRowCount(filled);
      writer.writeBatch();
    }
  }

  private static List<Object> plain(Object[] row, List<Shape> shapes) {
    List<Object> plain = new ArrayList<>(row.length);
    for (int i = 0; i < row.length; i++) {
      plain.add(PlainValues.json(row[i], shapes.get(i)));
    }
    return plain;
  }

  /** Reads rows up to the limit and notices the one after. */
  private static final class Reading {
    private final RowSource source;
    private long left;
    private boolean ended;
    private boolean truncated;

    Reading(RowSource source, long limit) {
      this.source = source;
      this.left = limit;
    }

    List<Object[]> batch() throws SQLException {
      List<Object[]> rows = new ArrayList<>();
      long size = 0;
      while (!ended && rows.size() < BATCH_ROWS && size < BATCH_BYTES) {
        Object[] row = source.next();
        if (row == null) {
          ended = true;
        } else if (left == 0) {
          truncated = true;
          ended = true;
        } else {
          left--;
          rows.add(row);
          size += size(row);
        }
      }
      return rows;
    }

    private static long size(Object[] row) {
      long size = 16L * row.length;
      for (Object value : row) {
        size +=
            switch (value) {
              case String text -> text.length();
              case byte[] bytes -> bytes.length;
              case null, default -> 0;
            };
      }
      return size;
    }
  }
}
