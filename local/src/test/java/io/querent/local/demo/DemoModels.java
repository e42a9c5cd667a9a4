package io.querent.local.demo;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.model.ModelProblem;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.SemanticModelCheck;
import io.querent.semantics.model.SemanticModelReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds the semantic models of the demo against the tables that a connection really has. */
public final class DemoModels {

  private DemoModels() {}

  public static List<ModelProblem> problems(String id, Connection connection, String schema)
      throws Exception {
    SemanticModel model = SemanticModelReader.read(Script.text("/demo/" + id + ".yaml"));
    return SemanticModelCheck.check(model, catalogue(id, connection, schema));
  }

  private static Catalogue catalogue(String id, Connection connection, String schema)
      throws SQLException {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    try (ResultSet row = connection.getMetaData().getColumns(null, schema, "%", "%")) {
      while (row.next()) {
        columns
            .computeIfAbsent(row.getString("TABLE_NAME"), name -> new ArrayList<>())
            .add(column(row));
      }
    }
    List<Table> tables = new ArrayList<>();
    columns.forEach(
        (name, list) -> tables.add(new Table(null, name, null, null, null, list, null, null)));
    return new Catalogue(id, "any", 1, Instant.EPOCH, tables, List.of());
  }

  private static Column column(ResultSet row) throws SQLException {
    String declared = row.getString("TYPE_NAME").toUpperCase(Locale.ROOT);
    ColumnType type =
        switch (row.getInt("DATA_TYPE")) {
          case Types.INTEGER, Types.BIGINT -> ColumnType.INTEGER;
          case Types.NUMERIC, Types.DECIMAL -> ColumnType.DECIMAL;
          case Types.DOUBLE -> ColumnType.FLOAT;
          case Types.BOOLEAN, Types.BIT -> ColumnType.BOOLEAN;
          case Types.DATE -> ColumnType.DATE;
          case Types.TIMESTAMP -> ColumnType.TIMESTAMP;
          default -> declared.startsWith("DATE") ? ColumnType.TIMESTAMP : ColumnType.STRING;
        };
    return new Column(row.getString("COLUMN_NAME"), type, declared, true, null, Profile.UNKNOWN);
  }
}
