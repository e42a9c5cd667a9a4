package io.querent.sql.generate;

import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.ir.IrException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlNode;

/**
 * Aggregates one entity's rows. Where joins repeat the entity's rows, rows are made distinct by its
 * primary key first; where the engine lacks an aggregate, its parts are computed by windows first.
 */
final class AggregateRows {
  private final Generation generation;
  private final Plan plan;
  private final RowSet rows;
  private final String home;
  private final AggregateNodes nodes;

  AggregateRows(Generation generation, Plan plan, RowSet rows, String home) {
    this.generation = generation;
    this.plan = plan;
    this.rows = rows;
    this.home = home;
    this.nodes = new AggregateNodes(generation.dialect());
  }

  Grouping.Groups groups(List<Aggregate> aggregates) {
    boolean repeated = rows.multiplies(home) && hasKey();
    boolean sensitive =
        aggregates.stream().anyMatch(a -> !Grouping.countsOnce(a) && !isCountable(a));
    boolean computed = aggregates.stream().anyMatch(nodes::needsValueFirst);
    boolean bound =
        plan.dimensions().stream().anyMatch(d -> References.hasParameter(d.expression()));
    return repeated && sensitive || computed || bound
        ? new PreparedRows(plan, rows, nodes)
            .groups(
                aggregates.stream().map(a -> countingKeys(a, repeated)).toList(),
                aggregates,
                repeated ? keyColumns() : List.of())
        : direct(aggregates, repeated);
  }

  private boolean hasKey() {
    boolean keyed = !rows.frame().find(home).table().primaryKey().isEmpty();
    if (!keyed && rows.multiplies(home)) {
      generation.warn(
          "'%s' has no primary key; its rows may be counted once per joined row".formatted(home));
    }
    return keyed;
  }

  private List<Expression> keyColumns() {
    var table = rows.frame().find(home).table();
    List<Expression> keys = new ArrayList<>();
    for (String key : table.primaryKey()) {
      keys.add(new Expression.Column(home, table.column(key).orElseThrow().name()));
    }
    return keys;
  }

  private Grouping.Groups direct(List<Aggregate> aggregates, boolean repeated) {
    Translator translator = rows.translator();
    Map<Expression, SqlNode> dimensions = new LinkedHashMap<>();
    plan.dimensions()
        .forEach(d -> dimensions.put(d.expression(), translator.value(d.expression())));
    Map<Aggregate, SqlNode> measures = new LinkedHashMap<>();
    for (Aggregate aggregate : aggregates) {
      Aggregate counted = countingKeys(aggregate, repeated);
      boolean distinct = counted.distinct() || repeated && isRowCount(aggregate);
      SqlNode argument = counted.argument() == null ? null : translator.value(counted.argument());
      measures.put(aggregate, nodes.of(counted.function(), argument, distinct));
    }
    SelectBuilder select = rows.select(List.of()).groupBy(groupBy(dimensions));
    return new Grouping.Groups(
        select, dimensions, measures, knowing(translator, dimensions, measures), rows.frame());
  }

  static Translator knowing(
      Translator translator,
      Map<Expression, SqlNode> dimensions,
      Map<Aggregate, SqlNode> measures) {
    Map<Expression, SqlNode> all = new LinkedHashMap<>(dimensions);
    all.putAll(measures);
    GroupConditions conditions = new GroupConditions();
    Translator grouped = translator.knowing(all, conditions::of);
    conditions.use(grouped);
    return grouped;
  }

  /** Grouping values; constants are the same in every group. */
  static List<SqlNode> groupBy(Map<Expression, SqlNode> dimensions) {
    return dimensions.entrySet().stream()
        .filter(d -> !(d.getKey() instanceof Literal))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Whether the aggregate counts the entity's rows, all or those that satisfy a condition. */
  private static boolean isRowCount(Aggregate a) {
    boolean conditional =
        a.argument() instanceof Conditional(_, Literal(Object one), Literal(Object none))
            && one != null
            && none == null;
    return a.function() == AggregateFunction.COUNT
        && !a.distinct()
        && (a.argument() == null || conditional);
  }

  /** Whether a count stays right over repeated rows by counting distinct keys. */
  private boolean isCountable(Aggregate aggregate) {
    return isRowCount(aggregate) && rows.frame().find(home).table().primaryKey().size() == 1;
  }

  /** A count of rows as a count of keys, where rows may repeat or be missing. */
  private Aggregate countingKeys(Aggregate a, boolean repeated) {
    if (!isRowCount(a) || !repeated && !rows.isOptional(home)) {
      return a;
    }
    Expression key = hasKey() ? keyColumns().getFirst() : anyColumn();
    Expression argument =
        a.argument() instanceof Conditional c
            ? new Conditional(c.condition(), key, c.otherwise())
            : key;
    return new Aggregate(AggregateFunction.COUNT, argument, a.entity(), false);
  }

  private Expression anyColumn() {
    return rows.frame().find(home).table().columns().stream()
        .filter(c -> !c.nullable())
        .findFirst()
        .map(c -> (Expression) new Expression.Column(home, c.name()))
        .orElseThrow(
            () ->
                new IrException(
                    "/joins",
                    "rows of '%s' cannot be counted beside an outer join: it has no primary key and"
                            .formatted(home)
                        + " no column that is always filled"));
  }
}
