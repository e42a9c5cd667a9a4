package io.querent.nlq.eval;

import io.querent.nlq.Candidate;
import io.querent.nlq.Interpretation;
import io.querent.nlq.Interpreter;
import io.querent.nlq.Question;
import io.querent.nlq.SchemaIndex;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.model.SemanticModel;
import io.querent.sql.GeneratedSql;
import io.querent.sql.GenerationContext;
import io.querent.sql.SqlGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Asks the questions of a set and compares the rows with those of the accepted answers. */
final class Evaluation implements AutoCloseable {
  private static final Pattern ORDERED =
      Pattern.compile("\\b(order|sort|ascending|descending|alphabetical|lexicographic)\\w*");

  /** What became of a question. */
  enum Outcome {
    RIGHT,
    WRONG,
    ASKED,
    REFUSED,
    FAILED
  }

  /** A question's outcome, with what is needed to understand it. */
  record Result(
      QuestionSet.Item item,
      Outcome outcome,
      String sql,
      String reading,
      double confidence,
      long nanos) {}

  private record Source(Connection connection, Catalogue catalogue, SchemaIndex schema) {}

  private final QuestionSet set;
  private final Interpreter interpreter = new Interpreter();
  private final SqlGenerator generator = SqlGenerator.forDialect("sqlite");
  private final Map<String, Source> sources = new HashMap<>();

  Evaluation(QuestionSet set) {
    this.set = set;
  }

  Result ask(QuestionSet.Item item) throws SQLException {
    Source source = source(item.database());
    Question question =
        new Question(
            item.question(),
            source.schema,
            null,
            Instant.parse("2024-06-15T12:00:00Z"),
            ZoneId.of("UTC"));
    long start = System.nanoTime();
    Interpretation interpretation = interpreter.interpret(question);
    long nanos = System.nanoTime() - start;
    return switch (interpretation) {
      case Interpretation.Understood understood -> execute(item, source, understood.best(), nanos);
      case Interpretation.Unclear unclear ->
          new Result(item, Outcome.ASKED, "", unclear.question(), 0, nanos);
      case Interpretation.Impossible impossible ->
          new Result(item, Outcome.REFUSED, "", impossible.message(), 0, nanos);
    };
  }

  private Result execute(QuestionSet.Item item, Source source, Candidate best, long nanos) {
    String sql = "";
    String reading = best.reading().toString();
    try {
      GeneratedSql generated =
          generator.generate(
              best.ir(),
              source.catalogue,
              SemanticModel.EMPTY,
              GenerationContext.at(Instant.parse("2024-06-15T12:00:00Z"), ZoneId.of("UTC")));
      sql = generated.sql();
      Rows rows = Rows.of(source.connection, sql, generated.parameters());
      Outcome outcome = isRight(item, source.connection, rows) ? Outcome.RIGHT : Outcome.WRONG;
      return new Result(item, outcome, sql, reading, best.confidence(), nanos);
    } catch (SQLException | RuntimeException e) {
      return new Result(
          item, Outcome.FAILED, sql, reading + " " + e.getMessage(), best.confidence(), nanos);
    }
  }

  private static boolean isRight(QuestionSet.Item item, Connection connection, Rows rows)
      throws SQLException {
    String asked = item.question().toLowerCase(Locale.ROOT);
    for (String gold : item.gold()) {
      boolean ordered =
          ORDERED.matcher(asked).find() && gold.toLowerCase(Locale.ROOT).contains("order by");
      if (rows.contains(Rows.of(connection, gold, List.of()), ordered)) {
        return true;
      }
    }
    return false;
  }

  private Source source(String database) throws SQLException {
    Source source = sources.get(database);
    if (source == null) {
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:file:" + set.database(database) + "?mode=ro");
      Catalogue catalogue = new SqliteLearner(connection).learn(database);
      source = new Source(connection, catalogue, SchemaIndex.of(catalogue, SemanticModel.EMPTY));
      sources.put(database, source);
    }
    return source;
  }

  @Override
  public void close() throws SQLException {
    for (Source source : sources.values()) {
      source.connection.close();
    }
  }
}
