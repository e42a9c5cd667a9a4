package io.querent.datasource.learn;

import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.util.List;
import java.util.Map;

/**
 * What a learning found, before it becomes a version of the catalogue.
 *
 * @param files table name to file or glob, for folders; empty for databases
 */
record Findings(
    List<Table> tables,
    List<Relationship> relationships,
    Map<String, String> files,
    List<String> warnings) {
  Findings {
    tables = List.copyOf(tables);
    relationships = List.copyOf(relationships);
    files = Map.copyOf(files);
    warnings = List.copyOf(warnings);
  }
}
