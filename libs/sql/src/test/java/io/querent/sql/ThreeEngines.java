package io.querent.sql;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrReader;
import io.querent.semantics.model.SemanticModel;
import io.querent.sql.guard.Guard;
import io.querent.sql.guard.GuardContext;
import io.querent.sql.guard.Verdict;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shop's rows in real engines, started once for all tests. */
final class ThreeEngines {
  static final Instant NOW = Instant.parse("2024-04-15T09:30:00Z");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static ThreeEngines shared;

  private final Map<String, Connection> connections = new LinkedHashMap<>();
  private final Map<String, Catalogue> catalogues = new LinkedHashMap<>();

  private ThreeEngines() throws SQLException, IOException {
    connections.put("sqlite", DriverManager.getConnection("jdbc:sqlite::memory:"));
    connections.put("duckdb", DriverManager.getConnection("jdbc:duckdb:"));
    EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
    connections.put("postgres", postgres.getPostgresDatabase().getConnection());
    for (Map.Entry<String, Connection> engine : connections.entrySet()) {
      try (Statement statement = engine.getValue().createStatement()) {
        for (String line : ShopData.SCRIPT) {
          statement.execute(line);
        }
      }
      catalogues.put(engine.getKey(), ShopData.catalogue(engine.getKey()));
    }
  }

  private static void close(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static synchronized ThreeEngines get() {
    try {
      shared = shared == null ? new ThreeEngines() : shared;
      return shared;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> dialects() {
    return List.copyOf(connections.keySet());
  }

  Catalogue catalogue(String dialect) {
    return catalogues.get(dialect);
  }

  static Ir read(String json) {
    return IrReader.read(json.replace('\'', '"').replace('`', '\''));
  }

  static GenerationContext context(Map<String, Object> parameters) {
    return new GenerationContext(NOW, ZoneOffset.UTC, parameters, null);
  }

  GeneratedSql generate(
      String dialect, Ir ir, SemanticModel model, Map<String, Object> parameters) {
    return SqlGenerator.forDialect(dialect)
        .generate(ir, catalogue(dialect), model, context(parameters));
  }

  /** The rows that an engine answers with, values made comparable between engines. */
  List<List<Object>> run(String dialect, GeneratedSql sql) {
    try (PreparedStatement statement =
        connections.get(dialect).prepareStatement(guarded(dialect, sql.sql()))) {
      for (int i = 0; i < sql.parameters().size(); i++) {
        statement.setObject(i + 1, sql.parameters().get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(plain(result.getObject(i)));
          }
          rows.add(row);
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new AssertionError(dialect + " refuses\n" + sql.sql() + "\n" + e.getMessage(), e);
    }
  }

  /** The statement as the guard lets it through. */
  private String guarded(String dialect, String sql) {
    Verdict verdict = Guard.forDialect(dialect).check(sql, GuardContext.of(catalogue(dialect)));
    return switch (verdict) {
      case Verdict.Allowed allowed -> allowed.sql();
      case Verdict.Refused refused ->
          throw new AssertionError("the guard refuses on " + dialect + "\n" + sql + "\n" + refused);
    };
  }

  static Object plain(Object value) {
    return switch (value) {
      case null -> null;
      case Boolean flag -> number(flag ? BigDecimal.ONE : BigDecimal.ZERO);
      case BigInteger integer -> number(new BigDecimal(integer));
      case Number number -> number(new BigDecimal(number.toString()));
      case java.sql.Timestamp time -> SECONDS.format(time.toLocalDateTime());
      case LocalDateTime time -> SECONDS.format(time);
      case OffsetDateTime time -> SECONDS.format(time);
      case LocalDate date -> date.toString();
      case java.sql.Date date -> date.toLocalDate().toString();
      default -> value.toString();
    };
  }

  private static BigDecimal number(BigDecimal value) {
    BigDecimal rounded = value.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded;
  }
}
