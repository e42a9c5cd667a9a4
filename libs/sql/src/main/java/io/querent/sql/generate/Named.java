package io.querent.sql.generate;

import org.apache.calcite.sql.SqlNode;

/** A query under a name, to stand in WITH. */
record Named(String name, SqlNode query) {}
