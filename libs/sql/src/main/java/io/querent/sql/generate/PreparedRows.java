package io.querent.sql.generate;

import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.IrException;
import io.querent.sql.dialect.SqlNodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Rows computed in a nested SELECT before they are grouped: made distinct by key, dimensions named,
 * and with window values from which missing aggregates are composed.
 */
final class PreparedRows {
  private final Plan plan;
  private final RowSet rows;
  private final AggregateNodes nodes;
  private final Set<String> taken = new LinkedHashSet<>();
  private final List<SqlNode> items = new ArrayList<>();
  private final List<SqlNode> windows = new ArrayList<>();
  private final Map<Expression, SqlNode> dimensions = new LinkedHashMap<>();

  PreparedRows(Plan plan, RowSet rows, AggregateNodes nodes) {
    this.plan = plan;
    this.rows = rows;
    this.nodes = nodes;
  }

  /**
   * Groups of the prepared rows.
   *
   * @param counted the aggregates with their arguments as they are to be computed
   * @param names the aggregates as the plan knows them
   * @param keys what makes rows distinct; empty to keep them all
   */
  Grouping.Groups groups(List<Aggregate> counted, List<Aggregate> names, List<Expression> keys) {
    for (OutputColumn d : plan.dimensions()) {
      dimensions.put(d.expression(), column(d.name(), rows.translator().value(d.expression())));
    }
    keys.forEach(k -> column("key", rows.translator().value(k)));
    Map<Aggregate, SqlNode> measures = new LinkedHashMap<>();
    for (int i = 0; i < counted.size(); i++) {
      measures.put(names.get(i), measure(counted.get(i)));
    }
    if (items.isEmpty()) {
      column("one", SqlNodes.ONE);
    }
    String name = rows.frame().freeName("prepared");
    SqlNode from = rows.select(items).distinct(!keys.isEmpty()).build();
    if (!windows.isEmpty()) {
      List<SqlNode> all =
          new ArrayList<>(taken.stream().map(n -> (SqlNode) SqlNodes.name(n)).toList());
      all.addAll(windows);
      SqlNode inner = SqlNodes.as(from, rows.frame().freeName("plain"));
      from = new SelectBuilder().items(all).from(inner).build();
    }
    SelectBuilder select =
        new SelectBuilder()
            .from(SqlNodes.as(from, name))
            .groupBy(AggregateRows.groupBy(dimensions));
    Translator translator = AggregateRows.knowing(rows.translator(), dimensions, measures);
    return new Grouping.Groups(select, dimensions, measures, translator, rows.frame());
  }

  private SqlNode column(String wanted, SqlNode node) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "_" + i;
    }
    items.add(SqlNodes.as(node, name));
    return SqlNodes.name(name);
  }

  private SqlNode measure(Aggregate aggregate) {
    if (aggregate.argument() == null) {
      return SqlNodes.countAll();
    }
    SqlNode value = column("value", rows.translator().value(aggregate.argument()));
    if (!nodes.mustBeComputed(aggregate)) {
      return nodes.of(aggregate.function(), value, aggregate.distinct());
    }
    if (aggregate.distinct()) {
      throw new IrException(
          "",
          "%s over distinct values is not supported; leave 'distinct' out"
              .formatted(aggregate.function().word()));
    }
    return switch (aggregate.function()) {
      case MEDIAN -> median(value);
      case VARIANCE -> variance(value);
      case STDDEV -> SqlNodes.call("SQRT", variance(value));
      case COUNT, SUM, AVG, MIN, MAX -> throw new IllegalStateException("every engine has it");
    };
  }

  private SqlNode window(String wanted, SqlNode call, List<SqlNode> order) {
    String name = wanted + "_" + (windows.size() + 1);
    List<SqlNode> partition = new ArrayList<>(dimensions.values());
    windows.add(SqlNodes.as(SqlNodes.window(call, partition, order), name));
    return SqlNodes.name(name);
  }

  /** The mean of the one or two middle values. */
  private SqlNode median(SqlNode value) {
    SqlNode rank =
        window("place", SqlNodes.call("ROW_NUMBER"), List.of(SqlNodes.isNull(value), value));
    SqlNode count = window("places", SqlNodes.call("COUNT", value), List.of());
    SqlNode lower = SqlNodes.over(SqlNodes.plus(count, SqlNodes.ONE), SqlNodes.number(2));
    SqlNode upper = SqlNodes.over(SqlNodes.plus(count, SqlNodes.number(2)), SqlNodes.number(2));
    SqlNode middle =
        SqlStdOperatorTable.IN.createCall(SqlNodes.POS, rank, SqlNodes.list(List.of(lower, upper)));
    return SqlNodes.call("AVG", SqlNodes.when(middle, value, null));
  }

  /** The sample variance in two passes, which stays exact for large means. */
  private SqlNode variance(SqlNode value) {
    SqlNode mean = window("mean", SqlNodes.call("AVG", value), List.of());
    SqlNode distance = SqlNodes.minus(value, mean);
    SqlNode squares = SqlNodes.call("SUM", SqlNodes.times(distance, distance));
    SqlNode degrees = SqlNodes.minus(SqlNodes.call("COUNT", value), SqlNodes.ONE);
    SqlNode exact = SqlNodes.times(squares, SqlNodes.number(new BigDecimal("1.0")));
    return SqlNodes.over(exact, SqlNodes.call("NULLIF", degrees, SqlNodes.ZERO));
  }
}
