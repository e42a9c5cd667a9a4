package io.querent.sql.guard;

import static io.querent.sql.guard.RefusalCode.UNBOUNDED;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What the walk over a tree has met so far. */
final class Findings {
  private static final long MOST_GENERATED_ROWS = 10_000_000;

  private final Set<String> tables = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<String> columns = new HashSet<>();
  private final Map<String, Integer> columnLists = new HashMap<>();
  private int selects;
  private int tableStatements;
  private double generatedRows = 1;

  void table(String id) {
    tables.add(id);
  }

  void function(String name) {
    functions.add(name);
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  void column(String name) {
    columns.add(name);
  }

  void select() {
    selects++;
  }

  void tableStatement() {
    tableStatements++;
  }

  int tableStatements() {
    return tableStatements;
  }

  void columnList(String alias) {
    columnLists.merge(alias, 1, Integer::sum);
  }

  /** Counts rows that the statement makes out of nothing, multiplied as in a cross join. */
  void generates(double rows) {
    generatedRows *= Math.max(1, rows);
    if (generatedRows > MOST_GENERATED_ROWS) {
      throw new Refusal(
          UNBOUNDED,
          "The statement generates %.0f rows out of nothing, at most %d are allowed; use a smaller range."
              .formatted(generatedRows, MOST_GENERATED_ROWS),
          "generated rows");
    }
  }

  Set<String> tables() {
    return tables;
  }

  Set<String> functions() {
    return functions;
  }

  Set<String> warnings() {
    return warnings;
  }

  Set<String> columns() {
    return columns;
  }

  Map<String, Integer> columnLists() {
    return columnLists;
  }

  int selects() {
    return selects;
  }
}
