package io.querent.sql.generate;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Combination;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Arithmetic;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.ExpressionPrinter;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Selection;
import io.querent.semantics.model.ColumnMeaning;
import io.querent.semantics.model.MetricMeaning;
import io.querent.semantics.model.SemanticModel;
import io.querent.sql.ResultColumn;
import io.querent.sql.bind.ExpressionTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Describes the columns that a bound query returns. */
public final class ResultColumns {
  private final Catalogue catalogue;
  private final SemanticModel model;

  /** Descriptions by that catalogue and model. */
  public ResultColumns(Catalogue catalogue, SemanticModel model) {
    this.catalogue = catalogue;
    this.model = model;
  }

  /** The columns in order. */
  public List<ResultColumn> of(Ir bound) {
    return switch (bound) {
      case Selection s -> of(s);
      case Combination c -> of(c.queries().getFirst());
    };
  }

  private List<ResultColumn> of(Selection selection) {
    Map<String, Table> tables = new HashMap<>();
    for (Entity entity : selection.entities()) {
      tables.put(entity.alias(), catalogue.table(entity.table()).orElseThrow());
    }
    ExpressionTypes types = new ExpressionTypes(c -> typeOf(c, tables));
    List<ResultColumn> columns = new ArrayList<>();
    for (Dimension d : selection.dimensions()) {
      if (!d.hidden()) {
        Expression full = Plan.full(d);
        columns.add(
            new ResultColumn(
                d.name(), known(types.typeOf(full)), origin(full), unit(full, tables)));
      }
    }
    for (Metric m : selection.metrics()) {
      columns.add(metric(m, types, tables));
    }
    return columns;
  }

  private ResultColumn metric(Metric metric, ExpressionTypes types, Map<String, Table> tables) {
    ColumnType type = known(types.typeOf(metric.expression()));
    String declared = model.metric(metric.name()).map(MetricMeaning::unit).orElse(null);
    String unit = declared == null ? unit(metric.expression(), tables) : declared;
    String origin = origin(metric.expression());
    if (metric.transform() == null) {
      return new ResultColumn(metric.name(), type, origin, unit);
    }
    String word = metric.transform().kind().name().toLowerCase(java.util.Locale.ROOT);
    String transformed = "%s of %s".formatted(word, origin);
    return switch (metric.transform().kind()) {
      case SHARE, GROWTH -> new ResultColumn(metric.name(), ColumnType.FLOAT, transformed, null);
      case RANK -> new ResultColumn(metric.name(), ColumnType.INTEGER, transformed, null);
      case RUNNING, PREVIOUS, CHANGE -> new ResultColumn(metric.name(), type, transformed, unit);
    };
  }

  private static ColumnType known(ColumnType type) {
    return type == null ? ColumnType.OTHER : type;
  }

  private static ColumnType typeOf(Expression.Column reference, Map<String, Table> tables) {
    Column column = column(reference, tables);
    return column == null ? null : column.type();
  }

  private static Column column(Expression.Column reference, Map<String, Table> tables) {
    Table table = reference.entity() == null ? null : tables.get(reference.entity());
    return table == null ? null : table.column(reference.name()).orElse(null);
  }

  private static String origin(Expression expression) {
    try {
      return ExpressionPrinter.print(expression);
    } catch (IllegalArgumentException e) {
      return "computed with a nested query";
    }
  }

  /** The unit of a value; null where it has none or units mix. */
  private String unit(Expression expression, Map<String, Table> tables) {
    return switch (expression) {
      case Expression.Column c -> unitOf(c, tables);
      case Aggregate a ->
          switch (a.function()) {
            case SUM, AVG, MIN, MAX, MEDIAN, STDDEV -> unit(a.argument(), tables);
            case COUNT, VARIANCE -> null;
          };
      case Arithmetic a -> unit(a, tables);
      case Expression.Call c ->
          switch (c.function()) {
            case ABS, ROUND, FLOOR, CEIL, NEGATE, COALESCE, NULLIF, NUMBER ->
                unit(c.arguments().getFirst(), tables);
            default -> null;
          };
      case Conditional c -> unit(c.then(), tables);
      case Expression.Literal _, Expression.Parameter _, Expression.Bucket _ -> null;
    };
  }

  private String unit(Arithmetic a, Map<String, Table> tables) {
    String left = unit(a.left(), tables);
    String right = unit(a.right(), tables);
    return switch (a.operator()) {
      case ADD, SUBTRACT, MODULO -> left == null ? right : left;
      case MULTIPLY -> left == null ? right : right == null ? left : null;
      case DIVIDE -> right == null ? left : null;
      case CONCAT -> null;
    };
  }

  private String unitOf(Expression.Column reference, Map<String, Table> tables) {
    Table table = tables.get(reference.entity());
    if (table == null) {
      return null;
    }
    return model
        .table(table.id())
        .flatMap(t -> t.column(reference.name()))
        .map(ColumnMeaning::unit)
        .orElse(null);
  }
}
