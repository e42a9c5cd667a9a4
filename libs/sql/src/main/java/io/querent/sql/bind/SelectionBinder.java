package io.querent.sql.bind;

import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.ExpressionPrinter;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Grain;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Join;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import io.querent.semantics.ir.TimeUnit;
import io.querent.semantics.ir.Top;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Binds one selection. */
final class SelectionBinder {
  private static final Set<String> BUCKET_WORDS = Set.of("date", "time", "period", "bucket");

  private final Scope scope;
  private final SemanticModel model;
  private final Nesting nesting;
  private final String path;

  /**
   * A binder.
   *
   * @param path where the selection stands in the whole query
   */
  SelectionBinder(Scope scope, SemanticModel model, Nesting nesting, String path) {
    this.scope = scope;
    this.model = model;
    this.nesting = nesting;
    this.path = path;
  }

  Selection bind(Selection selection) {
    for (int i = 0; i < selection.entities().size(); i++) {
      scope.add(selection.entities().get(i), path + "/entities/" + i);
    }
    MetricExpansion expansion = new MetricExpansion(model, selection.metrics());
    ExpressionBinder expressions = new ExpressionBinder(scope, expansion, nesting);
    List<Join> joins = joins(selection);
    List<Dimension> dimensions = dimensions(selection, expressions);
    List<Metric> metrics = metrics(selection, expressions, expansion);
    Filter filter = expressions.filters().rows(selection.filter(), path + "/filters");
    OutputNames names = new OutputNames(dimensions, metrics);
    Filter having = expressions.filters().groups(selection.having(), names, path + "/having");
    List<Order> order = orders(selection.order(), expressions, names, path + "/order");
    Top top = top(selection.top(), expressions, names);
    if (scope.subject() == null) {
      throw new IrException(
          path + "/entities", "the query reads no table; list at least one entity");
    }
    if (dimensions.stream().allMatch(Dimension::hidden)
        && metrics.isEmpty()
        && !scope.isCorrelated()) {
      dimensions = withSubject(dimensions);
    }
    Selection bound =
        new Selection(
            scope.entities(),
            metrics,
            dimensions,
            filter,
            having,
            order,
            selection.limit(),
            selection.offset(),
            selection.distinct(),
            null,
            joins,
            top);
    return new GroupedSortKeys(scope, path).complete(bound);
  }

  /** A query that selects nothing selects the subject's columns. */
  private List<Dimension> withSubject(List<Dimension> dimensions) {
    List<Dimension> all = new ArrayList<>(dimensions);
    Table table = scope.table(scope.subject());
    table
        .columns()
        .forEach(
            c ->
                all.add(
                    new Dimension(c.name(), new Column(scope.subject(), c.name()), null, false)));
    return all;
  }

  private List<Join> joins(Selection selection) {
    List<Join> joins = new ArrayList<>();
    for (int i = 0; i < selection.joins().size(); i++) {
      Join join = selection.joins().get(i);
      String at = path + "/joins/" + i;
      joins.add(
          new Join(end(join.left(), at + "/left"), end(join.right(), at + "/right"), join.outer()));
    }
    return joins;
  }

  private Column end(Column column, String at) {
    if (column.entity() == null) {
      throw new IrException(
          at,
          "a join names its columns with their entity, e.g. 'orders.%s'".formatted(column.name()));
    }
    return scope.qualified(column, at);
  }

  private List<Dimension> dimensions(Selection selection, ExpressionBinder expressions) {
    List<Dimension> bound = new ArrayList<>();
    for (int i = 0; i < selection.dimensions().size(); i++) {
      Dimension d = selection.dimensions().get(i);
      String at = path + "/dimensions/" + i;
      if (namesBucket(d, selection.grain(), at)) {
        String name = d.name() == null ? ((Column) d.expression()).name() : d.name();
        bound.add(new Dimension(name, timeColumn(), selection.grain(), d.hidden()));
        continue;
      }
      Expression expression = expressions.row(d.expression(), at);
      if (d.grain() != null) {
        expressions.requireTemporal(expression, "a grain", at);
      }
      bound.add(new Dimension(d.name(), expression, d.grain(), d.hidden()));
    }
    if (selection.grain() != null) {
      applyGrain(selection.grain(), bound);
    }
    return named(bound);
  }

  /**
   * Whether the dimension is a word like {@code day} for the bucket that the query's grain cuts.
   */
  private boolean namesBucket(Dimension dimension, Grain grain, String at) {
    return grain != null
        && dimension.grain() == null
        && dimension.expression() instanceof Column column
        && column.entity() == null
        && (BUCKET_WORDS.contains(column.name().toLowerCase(Locale.ROOT))
            || TimeUnit.of(column.name()).filter(grain.unit()::equals).isPresent())
        && scope.unqualified(column.name(), at).isEmpty();
  }

  private void applyGrain(Grain grain, List<Dimension> dimensions) {
    for (int i = 0; i < dimensions.size(); i++) {
      Dimension d = dimensions.get(i);
      boolean temporal =
          scope.column(columnOf(d.expression())) instanceof io.querent.semantics.catalog.Column c
              && (c.type().isTemporal() || c.profile().temporalFormat() != null);
      if (temporal && d.grain() == null) {
        dimensions.set(i, new Dimension(d.name(), d.expression(), grain, d.hidden()));
        return;
      }
      if (d.grain() != null) {
        return;
      }
    }
    Column time = timeColumn();
    dimensions.add(new Dimension(null, time, grain, false));
  }

  private static Column columnOf(Expression expression) {
    return expression instanceof Column c ? c : new Column(null, "");
  }

  private Column timeColumn() {
    String subject = scope.subject();
    if (subject == null) {
      throw new IrException(path + "/grain", "a grain needs an entity with a time column");
    }
    Table table = scope.table(subject);
    String declared = model.table(table.id()).map(TableMeaning::timeColumn).orElse(null);
    List<String> temporal =
        table.columns().stream()
            .filter(c -> c.type().isTemporal() || c.profile().temporalFormat() != null)
            .map(io.querent.semantics.catalog.Column::name)
            .toList();
    if (declared == null && temporal.size() != 1) {
      throw new IrException(
          path + "/grain",
          temporal.isEmpty()
              ? "'%s' has no date or time column".formatted(table.id())
              : "'%s' has several time columns; give one of %s the grain as a dimension"
                  .formatted(table.id(), String.join(", ", temporal)));
    }
    String name = declared == null ? temporal.getFirst() : declared;
    return scope.qualified(new Column(subject, name), path + "/grain");
  }

  private static List<Dimension> named(List<Dimension> dimensions) {
    Set<String> taken = new HashSet<>();
    dimensions.stream()
        .filter(d -> d.name() != null)
        .forEach(d -> taken.add(d.name().toLowerCase(Locale.ROOT)));
    List<Dimension> named = new ArrayList<>();
    for (Dimension d : dimensions) {
      String name = d.name() == null ? freeName(d, taken) : d.name();
      named.add(new Dimension(name, d.expression(), d.grain(), d.hidden()));
    }
    return named;
  }

  private static String freeName(Dimension dimension, Set<String> taken) {
    String plain = FilterBinder.nameOf(dimension);
    String name = plain;
    if (taken.contains(plain.toLowerCase(Locale.ROOT))
        && columnOf(dimension.expression()).entity() != null) {
      String entity = columnOf(dimension.expression()).entity();
      name = entity.substring(entity.lastIndexOf('.') + 1) + "_" + plain;
    }
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = plain + "_" + i;
    }
    return name;
  }

  private List<Metric> metrics(
      Selection selection, ExpressionBinder expressions, MetricExpansion expansion) {
    List<Metric> bound = new ArrayList<>();
    for (int i = 0; i < selection.metrics().size(); i++) {
      Metric m = selection.metrics().get(i);
      String at = path + "/metrics/" + i;
      Expression expression = expansion.bindOwn(m, expressions, at);
      if (!expression.isAggregate()) {
        throw new IrException(
            at,
            "metric '%s' needs an aggregate such as sum(…) around '%s'"
                .formatted(m.name(), ExpressionPrinter.print(m.expression())));
      }
      Filter filter = expressions.filters().rows(m.filter(), at + "/filter");
      bound.add(new Metric(m.name(), expression, filter, m.transform()));
    }
    return bound;
  }

  private static List<Order> orders(
      List<Order> orders, ExpressionBinder expressions, OutputNames names, String at) {
    List<Order> bound = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      Order key = orders.get(i);
      bound.add(
          new Order(
              expressions.grouped(key.by(), names, at + "/" + i + "/field"), key.descending()));
    }
    return bound;
  }

  private Top top(Top top, ExpressionBinder expressions, OutputNames names) {
    if (top == null) {
      return null;
    }
    List<Expression> per = new ArrayList<>();
    for (int i = 0; i < top.per().size(); i++) {
      per.add(expressions.grouped(top.per().get(i), names, path + "/top/per/" + i));
    }
    return new Top(top.count(), per, orders(top.by(), expressions, names, path + "/top/by"));
  }
}
