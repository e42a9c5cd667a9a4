/**
 * DuckDB and Arrow behind one adapter: hardened databases in process, values, failures, statements.
 */
package io.querent.file.engine;
