package io.querent.sql;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.model.SemanticModel;
import io.querent.sql.bind.Binder;
import io.querent.sql.dialect.Dialect;
import io.querent.sql.dialect.Dialects;
import io.querent.sql.dialect.SqlPrinter;
import io.querent.sql.generate.Generation;
import io.querent.sql.generate.QueryGenerator;
import io.querent.sql.generate.ResultColumns;
import io.querent.sql.generate.Schema;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/**
 * Writes an IR as a statement of one engine.
 *
 * <p>Figures never count a row twice: each aggregate is computed over the rows of its own entity,
 * and conditions on entities that would multiply those rows become EXISTS. Literals are written
 * into the text, parameters are always bound. Safe to share between threads.
 */
public final class SqlGenerator {
  private final Dialect dialect;
  private volatile Known known;

  private SqlGenerator(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The schema of the catalogue and model that were used last; both are values and seldom change.
   */
  private record Known(Catalogue catalogue, SemanticModel model, Schema schema) {}

  /**
   * A generator for a dialect such as {@code postgres}, {@code sqlite} or {@code duckdb}.
   *
   * @throws IllegalArgumentException for any other, with the known ones
   */
  public static SqlGenerator forDialect(String dialect) {
    return new SqlGenerator(Dialects.of(dialect));
  }

  /**
   * Binds the query, unless it is bound already, and writes it.
   *
   * @throws io.querent.semantics.ir.IrException when a name is unknown or ambiguous, a parameter
   *     has no value, entities cannot be joined, or a value does not fit its column
   */
  public GeneratedSql generate(
      Ir ir, Catalogue catalogue, SemanticModel model, GenerationContext context) {
    SemanticModel meaning = model == null ? SemanticModel.EMPTY : model;
    Ir bound = Binder.bind(ir, catalogue, meaning);
    Generation generation = new Generation(dialect, schema(catalogue, meaning), context);
    SqlNode node = new QueryGenerator(generation).query(bound, context.rowLimit());
    SqlPrinter.Printed printed = SqlPrinter.print(node, dialect.printer());
    List<Object> values = generation.values();
    List<Object> inOrder =
        printed.parameterOrder().stream()
            .collect(java.util.ArrayList::new, (all, i) -> all.add(values.get(i)), List::addAll);
    return new GeneratedSql(
        printed.sql(),
        inOrder,
        new ResultColumns(catalogue, meaning).of(bound),
        generation.warnings());
  }

  private Schema schema(Catalogue catalogue, SemanticModel model) {
    Known last = known;
    if (last != null && last.catalogue() == catalogue && last.model() == model) {
      return last.schema();
    }
    Schema schema = new Schema(catalogue, model);
    known = new Known(catalogue, model, schema);
    return schema;
  }
}
