package io.querent.datasource.connector;

import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.querent.contracts.problem.ErrorCode;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Optional;

/** A kind of datasource that is reached through JDBC, always read-only. */
public non-sealed interface JdbcConnector extends Connector {

  /**
   * Sets driver, address, identity and every read-only and time-out property of new connections.
   */
  void configure(AgroalConnectionFactoryConfigurationSupplier factory, ConnectionSettings settings);

  /**
   * Whether the engine runs inside this process. Its calls hold the thread that makes them, so they
   * get threads of their own in place of virtual ones.
   */
  boolean embedded();

  /** Connects and says what the engine is and what the role may do. */
  Finding check(Connection connection, ConnectionSettings settings) throws SQLException;

  /** What went wrong, in Querent's own words. */
  ErrorCode classify(SQLException failure);

  /**
   * The engine's own message about the user's statement, short, without address or secret; only
   * asked for {@link ErrorCode#STATEMENT_FAILED}.
   */
  String message(SQLException failure);

  /** Tables, columns, keys, indexes and comments as the engine declares them. */
  Structure structure(Connection connection, ConnectionSettings settings) throws SQLException;

  /**
   * Whether columns take any value whatever their declared type, so that the type is found in the
   * values.
   */
  boolean typesFromValues();

  /**
   * A statement that reads all columns of the first rows of a table, in the order of the catalogue.
   */
  String head(Table table, long rows);

  /**
   * A statement that reads a sample of about {@code wanted} rows spread over a large table; empty
   * where that is not possible, for views above all.
   */
  Optional<String> sample(Table table, long rows, long wanted);

  /**
   * A value for profiling: text as the engine prints it, or a {@link Long}, {@link Double} or
   * {@code byte[]} where types come from values.
   */
  Object sampled(ResultSet row, int column) throws SQLException;

  /** The type of a result's column; null where only the values tell. */
  ColumnType resultType(ResultSetMetaData metaData, int column) throws SQLException;

  /**
   * A value of a result as {@link Long}, {@link Double}, {@link java.math.BigDecimal}, {@link
   * Boolean}, {@code byte[]}, {@link String} or a type of {@code java.time}, in keeping with the
   * column's type.
   */
  Object resultValue(ResultSet row, int column, ColumnType type) throws SQLException;

  /** The table's name as it stands in a statement. */
  default String quoted(Table table) {
    String name = quoted(table.name());
    return table.schema() == null ? name : quoted(table.schema()) + "." + name;
  }

  /** A name as it stands in a statement. */
  default String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
