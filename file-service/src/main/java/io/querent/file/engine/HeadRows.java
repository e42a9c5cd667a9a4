package io.querent.file.engine;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The first rows of a stream as JSON takes them; numbers that JSON cannot say become null. */
public final class HeadRows {
  private final int most;
  private final List<List<Object>> rows = new ArrayList<>();
  private boolean nonFinite;

  public HeadRows(int most) {
    this.most = most;
  }

  /** Takes what is still missing from this batch. */
  public void take(VectorSchemaRoot batch) {
    int wanted = Math.min(batch.getRowCount(), most - rows.size());
    if (wanted <= 0) {
      return;
    }
    List<FieldVector> vectors = batch.getFieldVectors();
    List<Cells> cells = vectors.stream().map(Cells::of).toList();
    for (int row = 0; row < wanted; row++) {
      List<Object> values = new ArrayList<>(vectors.size());
      for (int column = 0; column < vectors.size(); column++) {
        values.add(json(Cells.at(cells.get(column), vectors.get(column), row)));
      }
      rows.add(values);
    }
  }

  public List<List<Object>> rows() {
    return rows;
  }

  /** What a reader of these rows must know. */
  public List<String> warnings() {
    return nonFinite
        ? List.of("Values that are not finite numbers (NaN, infinity) are shown as null.")
        : List.of();
  }

  private Object json(Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      nonFinite = true;
      return null;
    }
    return value;
  }
}
