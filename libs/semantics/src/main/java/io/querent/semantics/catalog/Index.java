package io.querent.semantics.catalog;

import java.util.List;

/** An index of a table: its columns in order, and whether it keeps them unique. */
public record Index(String name, List<String> columns, boolean unique) {
  public Index {
    columns = List.copyOf(columns);
  }
}
