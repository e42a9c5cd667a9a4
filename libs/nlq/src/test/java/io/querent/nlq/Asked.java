package io.querent.nlq;

import io.querent.nlq.eval.SqliteLearner;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.model.SemanticModel;
import io.querent.sql.GeneratedSql;
import io.querent.sql.GenerationContext;
import io.querent.sql.SqlGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A small database that questions are asked of: interpreted, generated, executed. */
final class Asked {
  private static final Instant NOW = Instant.parse("2024-06-15T12:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("UTC");

  private final Connection connection;
  private final Catalogue catalogue;
  private final SemanticModel model;
  private final SchemaIndex schema;
  private final Interpreter interpreter = new Interpreter();

  private Asked(String script, SemanticModel model) {
    try {
      this.connection = DriverManager.getConnection("jdbc:sqlite::memory:");
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(resource(script + ".sql"));
      }
      this.catalogue = new SqliteLearner(connection).learn(script);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot load " + script, e);
    }
    this.model = model;
    this.schema = SchemaIndex.of(catalogue, model);
  }

  static Asked of(String script) {
    return new Asked(script, SemanticModel.EMPTY);
  }

  static Asked of(String script, SemanticModel model) {
    return new Asked(script, model);
  }

  SchemaIndex schema() {
    return schema;
  }

  Interpretation interpret(String question) {
    return interpret(question, null);
  }

  Interpretation interpret(String question, Ir previous) {
    return interpreter.interpret(new Question(question, schema, previous, NOW, ZONE));
  }

  Candidate best(String question) {
    return best(question, null);
  }

  Candidate best(String question, Ir previous) {
    return switch (interpret(question, previous)) {
      case Interpretation.Understood understood -> understood.best();
      case Interpretation.Unclear unclear ->
          throw new AssertionError("asked back: " + unclear.question() + " " + labels(unclear));
      case Interpretation.Impossible impossible ->
          throw new AssertionError("refused: " + impossible.message());
    };
  }

  private static List<String> labels(Interpretation.Unclear unclear) {
    return unclear.choices().stream().map(Choice::label).toList();
  }

  /** Rows as text, cells joined by a bar. */
  List<String> rows(String question) {
    return execute(best(question).ir());
  }

  /** Rows of the last of several questions, each of which may refer to the one before. */
  List<String> rowsAfter(String... questions) {
    Ir previous = null;
    for (String question : questions) {
      previous = best(question, previous).ir();
    }
    return execute(previous);
  }

  List<String> execute(Ir ir) {
    GeneratedSql sql =
        SqlGenerator.forDialect("sqlite")
            .generate(ir, catalogue, model, GenerationContext.at(NOW, ZONE));
    try (PreparedStatement statement = connection.prepareStatement(sql.sql())) {
      for (int i = 0; i < sql.parameters().size(); i++) {
        statement.setObject(i + 1, sql.parameters().get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        return rows(result);
      }
    } catch (SQLException e) {
      throw new AssertionError(sql.sql(), e);
    }
  }

  private static List<String> rows(ResultSet result) throws SQLException {
    int width = result.getMetaData().getColumnCount();
    List<String> rows = new ArrayList<>();
    while (result.next()) {
      List<String> cells = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        Object value = result.getObject(i);
        cells.add(value instanceof Double d ? number(d) : String.valueOf(value));
      }
      rows.add(String.join("|", cells));
    }
    return rows;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.valueOf(Math.round(value * 100) / 100.0);
  }

  private static String resource(String name) {
    try (InputStream in = Asked.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
