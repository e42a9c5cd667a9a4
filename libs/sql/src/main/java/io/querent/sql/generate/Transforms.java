package io.querent.sql.generate;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Bucket;
import io.querent.semantics.ir.Expression.Call;
import io.querent.semantics.ir.Metric;
import io.querent.sql.dialect.Dialect;
import io.querent.sql.dialect.SqlNodes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/**
 * Shares, running sums and comparisons over finished groups.
 *
 * <p>The previous value is that of the same series, so all dimensions but time are held fixed; a
 * bucket without rows has no value, it is not skipped.
 */
final class Transforms {
  private final Dialect dialect;
  private final Plan plan;
  private final Translator translator;
  private final String groups;

  Transforms(Generation generation, Plan plan, Translator translator, String groups) {
    this.dialect = generation.dialect();
    this.plan = plan;
    this.translator = translator;
    this.groups = groups;
  }

  SqlNode of(OutputColumn metric) {
    Metric.Transform transform = metric.transform();
    SqlNode value = SqlNodes.name(metric.name());
    List<SqlNode> within =
        transform.within().stream().map(n -> (SqlNode) SqlNodes.name(dimension(n))).toList();
    ColumnType type = translator.typeOf(metric.expression());
    return switch (transform.kind()) {
      case SHARE -> {
        SqlNode total = SqlNodes.window(SqlNodes.call("SUM", value), within, List.of());
        yield quotient(value, total, type);
      }
      case RUNNING -> SqlNodes.window(SqlNodes.call("SUM", value), within, runningOrder(transform));
      case RANK ->
          SqlNodes.window(
              SqlNodes.call("RANK"), within, List.of(SortKeys.key(dialect, value, true, true)));
      case PREVIOUS -> previous(metric);
      case CHANGE -> SqlNodes.minus(value, previous(metric));
      case GROWTH -> quotient(SqlNodes.minus(value, previous(metric)), previous(metric), type);
    };
  }

  private String dimension(String name) {
    return plan.columns().stream()
        .map(OutputColumn::name)
        .filter(n -> n.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new io.querent.semantics.ir.IrException(
                    "/metrics",
                    "a transform restarts within '%s', which is no dimension of the query"
                        .formatted(name)));
  }

  private SqlNode quotient(SqlNode dividend, SqlNode divisor, ColumnType type) {
    SqlNode nonZero = SqlNodes.call("NULLIF", divisor, SqlNodes.ZERO);
    return dialect.divide(dividend, nonZero, type, type);
  }

  private List<OutputColumn> times() {
    return plan.dimensions().stream().filter(d -> isTime(d.expression())).toList();
  }

  private boolean isTime(Expression expression) {
    if (expression instanceof Call call) {
      return switch (call.function()) {
        case YEAR, QUARTER, MONTH, DAY, HOUR, WEEKDAY -> true;
        default -> translator.formOf(expression) != null;
      };
    }
    return translator.formOf(expression) != null;
  }

  private List<SqlNode> runningOrder(Metric.Transform transform) {
    List<OutputColumn> keys = new ArrayList<>(times());
    plan.dimensions().stream()
        .filter(d -> !keys.contains(d) && !transform.within().contains(d.name()))
        .forEach(keys::add);
    return ascending(keys);
  }

  private List<SqlNode> ascending(List<OutputColumn> keys) {
    return keys.stream()
        .map(k -> SortKeys.key(dialect, SqlNodes.name(k.name()), false, true))
        .toList();
  }

  private SqlNode previous(OutputColumn metric) {
    List<OutputColumn> times = times();
    int offset = metric.transform().offset();
    if (times.size() == 1 && times.getFirst().expression() instanceof Bucket bucket) {
      return offset == 1
          ? oneBucketEarlier(metric, times.getFirst(), bucket)
          : bucketsEarlier(metric, times.getFirst(), bucket, offset);
    }
    List<OutputColumn> order = times.isEmpty() ? plan.dimensions() : times;
    List<SqlNode> series = times.isEmpty() ? List.of() : series(times);
    return lag(metric.name(), offset, series, ascending(order));
  }

  private List<SqlNode> series(List<OutputColumn> times) {
    return plan.dimensions().stream()
        .filter(d -> !times.contains(d))
        .map(d -> (SqlNode) SqlNodes.name(d.name()))
        .toList();
  }

  private static SqlNode lag(String name, int offset, List<SqlNode> series, List<SqlNode> order) {
    SqlNode column = SqlNodes.name(name);
    SqlNode call =
        offset == 1
            ? SqlNodes.call("LAG", column)
            : SqlNodes.call("LAG", column, SqlNodes.number(offset));
    return SqlNodes.window(call, series, order);
  }

  private SqlNode oneBucketEarlier(OutputColumn metric, OutputColumn time, Bucket bucket) {
    List<SqlNode> series = series(List.of(time));
    List<SqlNode> order = List.of(SqlNodes.name(time.name()));
    SqlNode expected = dialect.shift(SqlNodes.name(time.name()), bucket.grain(), -1);
    SqlNode adjoining = SqlNodes.equal(lag(time.name(), 1, series, order), expected);
    return SqlNodes.when(adjoining, lag(metric.name(), 1, series, order), null);
  }

  private SqlNode bucketsEarlier(
      OutputColumn metric, OutputColumn time, Bucket bucket, int offset) {
    SqlNode expected = dialect.shift(SqlNodes.name(groups, time.name()), bucket.grain(), -offset);
    List<SqlNode> same = new ArrayList<>();
    same.add(SqlNodes.equal(SqlNodes.name("earlier", time.name()), expected));
    plan.dimensions().stream()
        .filter(d -> d != time)
        .forEach(
            d ->
                same.add(
                    dialect.same(
                        SqlNodes.name("earlier", d.name()), SqlNodes.name(groups, d.name()))));
    return new SelectBuilder()
        .items(List.of(SqlNodes.name("earlier", metric.name())))
        .from(SqlNodes.as(SqlNodes.name(groups), "earlier"))
        .where(SqlNodes.and(same))
        .build();
  }
}
