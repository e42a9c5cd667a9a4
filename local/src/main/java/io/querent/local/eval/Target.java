package io.querent.local.eval;

import java.sql.Connection;
import java.sql.SQLException;

/** A database that questions are asked about, registered with Querent. */
interface Target {

  /** The datasource's id. */
  String datasourceId();

  /** A connection of the evaluation's own, for gold SQL. */
  Connection connect() throws SQLException;
}
