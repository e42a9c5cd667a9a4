package io.querent.datasource.connector;

import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.util.List;

/**
 * What an engine declares.
 *
 * @param tables without profiles; a row count is the engine's estimate
 * @param foreignKeys declared relationships between these tables
 * @param warnings what could not be read, for people
 */
public record Structure(List<Table> tables, List<Relationship> foreignKeys, List<String> warnings) {
  public Structure {
    tables = List.copyOf(tables);
    foreignKeys = List.copyOf(foreignKeys);
    warnings = List.copyOf(warnings);
  }
}
