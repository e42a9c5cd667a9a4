/** The SQLite connector. */
package io.querent.datasource.connector.sqlite;
