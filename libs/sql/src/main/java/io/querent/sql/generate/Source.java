package io.querent.sql.generate;

import io.querent.semantics.catalog.Table;

/**
 * A table as one part of a FROM clause.
 *
 * @param node the alias in the IR, or the table's id
 * @param name the name in the SQL text
 */
record Source(String node, Table table, String name) {}
