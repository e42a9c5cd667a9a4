package io.querent.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own statements: attacks refused, harmless ones allowed and then run by the real engine. */
class GuardEngineTest {

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "sqlite", "duckdb", "mysql", "sqlserver", "trino"})
  void shouldRefuseAttacks(String dialect) {
    boolean own = List.of("postgres", "sqlite", "duckdb").contains(dialect);
    List<String> attacks =
        own ? Statements.of("attacks", dialect) : Statements.ofAnyDialect("attacks");
    List<String> passed =
        attacks.stream()
            .filter(
                sql -> Guard.forDialect(dialect).check(sql, GuardContext.unresolved()).allowed())
            .toList();
    System.out.println(dialect + ": " + attacks.size() + " attacks, " + passed.size() + " passed");
    assertThat(passed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "sqlite", "duckdb"})
  void shouldAllowWhatTheEngineThenRuns(String dialect) throws Exception {
    List<String> wrong = new ArrayList<>();
    List<String> statements = Statements.of("harmless", dialect);
    try (Connection connection = Engines.readOnly(dialect)) {
      for (String sql : statements) {
        for (GuardContext context :
            List.of(GuardContext.unresolved(), GuardContext.of(NameResolutionTest.SHOP))) {
          Verdict verdict = Guard.forDialect(dialect).check(sql, context);
          if (verdict instanceof Verdict.Allowed allowed) {
            run(connection, allowed, sql, wrong);
          } else {
            wrong.add(sql + " -> " + verdict);
          }
        }
      }
    }
    System.out.println(
        dialect + ": " + statements.size() + " harmless, " + wrong.size() + " wrong");
    assertThat(wrong).isEmpty();
  }

  private static void run(
      Connection connection, Verdict.Allowed allowed, String sql, List<String> wrong)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(allowed.sql())) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      if (count > allowed.rowLimit()) {
        wrong.add(sql + " -> " + count + " rows");
      }
    } catch (SQLException e) {
      wrong.add(allowed.sql() + " -> " + e.getMessage());
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    }
  }
}
