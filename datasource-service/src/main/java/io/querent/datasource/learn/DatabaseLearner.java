package io.querent.datasource.learn;

import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.JdbcConnector;
import io.querent.datasource.connector.Structure;
import io.querent.datasource.learn.infer.Inclusion;
import io.querent.datasource.learn.infer.InclusionCheck;
import io.querent.datasource.learn.infer.RelationshipInference;
import io.querent.datasource.learn.profile.ProfiledTable;
import io.querent.datasource.learn.profile.TableScan;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Learns a database over one connection: structure, then table by table, then what belongs
 * together.
 */
final class DatabaseLearner {
  private static final int LOOKED_AT = 20_000;
  private static final int CHECKED_VALUES = 500;
  private static final InclusionCheck UNSEEN = (from, column, to, key) -> Optional.empty();

  private final JdbcConnector connector;
  private final Connection connection;
  private final LearnDepth depth;
  private final List<String> warnings = new ArrayList<>();

  DatabaseLearner(JdbcConnector connector, Connection connection, LearnDepth depth) {
    this.connector = connector;
    this.connection = connection;
    this.depth = depth;
  }

  Findings learn(ConnectionSettings settings) throws SQLException {
    connection.setAutoCommit(false);
    Structure structure = connector.structure(connection, settings);
    connection.rollback();
    warnings.addAll(structure.warnings());
    List<ProfiledTable> profiled = tables(structure);
    profiled.forEach(this::warnOfPadding);
    List<Relationship> relationships = new ArrayList<>(structure.foreignKeys());
    relationships.addAll(
        new RelationshipInference(profiled, depth.values() ? this::inclusion : UNSEEN)
            .infer(structure.foreignKeys()));
    connection.rollback();
    return new Findings(
        profiled.stream().map(ProfiledTable::table).toList(), relationships, Map.of(), warnings);
  }

  private List<ProfiledTable> tables(Structure structure) throws SQLException {
    if (!depth.values()) {
      warnings.add(StructureOnly.WARNING);
      return structure.tables().stream()
          .map(table -> StructureOnly.of(table, connector.typesFromValues()))
          .toList();
    }
    TableScan scan = new TableScan(connector, depth.limits());
    List<ProfiledTable> profiled = new ArrayList<>();
    for (Table table : structure.tables()) {
      profiled.add(profiled(scan, table));
    }
    return profiled;
  }

  private void warnOfPadding(ProfiledTable table) {
    if (!table.padded().isEmpty()) {
      warnings.add(
          "'%s' has text between blanks in %s; comparisons with other text may miss it"
              .formatted(table.table().id(), String.join(", ", table.padded())));
    }
  }

  /** A table that cannot be read is learned without a profile, and said so. */
  private ProfiledTable profiled(TableScan scan, Table table) throws SQLException {
    try {
      return scan.read(connection, table);
    } catch (SQLException e) {
      warnings.add(
          "'%s' could not be sampled (%s); its values are unknown"
              .formatted(table.id(), connector.classify(e).title().toLowerCase(Locale.ROOT)));
      return ProfiledTable.of(table, false, Map.of());
    } finally {
      connection.rollback();
    }
  }

  private Optional<Inclusion> inclusion(Table from, Column column, Table to, Column key) {
    if (column.type() != key.type()) {
      return Optional.empty();
    }
    String name = connector.quoted(column.name());
    String sql =
        """
        SELECT count(*), count(k.v) FROM (
          SELECT DISTINCT s.v FROM (SELECT %1$s AS v FROM %2$s WHERE %1$s IS NOT NULL LIMIT %3$d) s
          LIMIT %4$d) d
        LEFT JOIN (SELECT %5$s AS v FROM %6$s) k ON k.v = d.v
        """
            .formatted(
                name,
                connector.quoted(from),
                LOOKED_AT,
                CHECKED_VALUES,
                connector.quoted(key.name()),
                connector.quoted(to));
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(depth.limits().timeoutSeconds());
      try (ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return Optional.of(new Inclusion(row.getInt(1), row.getInt(1) - row.getInt(2)));
      }
    } catch (SQLException e) {
      rollback();
      return Optional.empty();
    }
  }

  private void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      warnings.add("The connection was lost while values were compared.");
    }
  }
}
