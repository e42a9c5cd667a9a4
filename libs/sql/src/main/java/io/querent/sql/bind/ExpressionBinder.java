package io.querent.sql.bind;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Arithmetic;
import io.querent.semantics.ir.Expression.Bucket;
import io.querent.semantics.ir.Expression.Call;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.ir.Expression.Parameter;
import io.querent.semantics.ir.ExpressionPrinter;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds the expressions of one selection. */
final class ExpressionBinder {
  private static final Set<ColumnType> NOT_SUMMABLE =
      Set.of(
          ColumnType.STRING,
          ColumnType.BOOLEAN,
          ColumnType.DATE,
          ColumnType.TIME,
          ColumnType.TIMESTAMP,
          ColumnType.TIMESTAMP_TZ,
          ColumnType.UUID,
          ColumnType.JSON,
          ColumnType.BINARY,
          ColumnType.ARRAY);

  private final Scope scope;
  private final MetricExpansion expansion;
  private final ExpressionTypes types;
  private final FilterBinder filters;

  ExpressionBinder(Scope scope, MetricExpansion expansion, Nesting nesting) {
    this.scope = scope;
    this.expansion = expansion;
    this.types = new ExpressionTypes(this::typeOfColumn);
    this.filters = new FilterBinder(this, scope, nesting);
  }

  FilterBinder filters() {
    return filters;
  }

  private ColumnType typeOfColumn(Column column) {
    var found = scope.column(column);
    return found == null ? null : found.type();
  }

  ColumnType typeOf(Expression expression) {
    return types.typeOf(expression);
  }

  /** Binds a value over rows; aggregates are refused. */
  Expression row(Expression expression, String path) {
    Expression bound = bind(expression, OutputNames.NONE, false, path);
    if (bound.isAggregate()) {
      throw new IrException(
          path,
          "'%s' is computed over rows and cannot stand here; put it into 'metrics' or 'having'"
              .formatted(ExpressionPrinter.print(expression)));
    }
    return bound;
  }

  /** Binds a value over groups: names of dimensions and metrics first, then columns. */
  Expression grouped(Expression expression, OutputNames names, String path) {
    return bind(expression, names, true, path);
  }

  private Expression bind(Expression expression, OutputNames names, boolean groups, String path) {
    return switch (expression) {
      case Column c -> column(c, names, groups, path);
      case Literal l -> l;
      case Parameter p -> p;
      case Arithmetic a -> {
        Expression left = bind(a.left(), names, groups, path);
        Expression right = bind(a.right(), names, groups, path);
        checkArithmetic(a, left, right, path);
        yield new Arithmetic(a.operator(), left, right);
      }
      case Call c -> call(c, names, groups, path);
      case Bucket b -> {
        Expression argument = bind(b.argument(), names, groups, path);
        requireTemporal(argument, "bucket", path);
        yield new Bucket(argument, b.grain());
      }
      case Conditional c ->
          new Conditional(
              filters.bind(c.condition(), groups ? names : OutputNames.NONE, groups, path),
              bind(c.then(), names, groups, path),
              bind(c.otherwise(), names, groups, path));
      case Aggregate a -> aggregate(a, path);
    };
  }

  private Expression column(Column column, OutputNames names, boolean groups, String path) {
    if (column.entity() != null) {
      return scope.qualified(column, path);
    }
    Optional<String> output = names.find(column.name());
    if (output.isPresent()) {
      return new Column(null, output.get());
    }
    if (groups) {
      Optional<Expression> metric = expansion.expand(column.name(), this, path);
      if (metric.isPresent()) {
        return metric.get();
      }
    }
    return scope
        .unqualified(column.name(), path)
        .or(() -> scope.anywhere(column.name(), path))
        .orElseThrow(() -> unknown(column.name(), names, groups, path));
  }

  private IrException unknown(String name, OutputNames names, boolean groups, String path) {
    if (!groups && expansion.knows(name)) {
      return new IrException(
          path,
          "'%s' is a metric and stands for groups of rows; put it into 'metrics' or 'having'"
              .formatted(name));
    }
    List<String> known = new ArrayList<>(scope.knownColumns());
    known.addAll(names.all());
    if (groups) {
      known.addAll(expansion.names());
    }
    List<String> elsewhere = scope.elsewhere(name);
    String hint =
        elsewhere.isEmpty()
            ? Names.hint(name, known)
            : "; did you mean '" + String.join("' or '", elsewhere) + "'?";
    return new IrException(path, "nothing here is called '%s'%s".formatted(name, hint));
  }

  private Expression call(Call call, OutputNames names, boolean groups, String path) {
    List<Expression> arguments =
        call.arguments().stream().map(a -> bind(a, names, groups, path)).toList();
    switch (call.function()) {
      case YEAR, QUARTER, MONTH, DAY, HOUR, WEEKDAY, DAYS_BETWEEN ->
          arguments.forEach(a -> requireTemporal(a, call.function().word(), path));
      default -> {}
    }
    return new Call(call.function(), arguments);
  }

  private Aggregate aggregate(Aggregate aggregate, String path) {
    String entity = aggregate.entity();
    if (aggregate.argument() == null) {
      String counted = entity == null ? subject(path) : scope.alias(entity, path);
      return Aggregate.countRows(counted);
    }
    Expression argument = row(aggregate.argument(), path);
    ColumnType type = types.typeOf(argument);
    switch (aggregate.function()) {
      case SUM, AVG, MEDIAN, STDDEV, VARIANCE -> {
        if (type != null && NOT_SUMMABLE.contains(type)) {
          throw new IrException(
              path,
              "%s needs numbers, but '%s' is %s; %s"
                  .formatted(
                      aggregate.function().word(),
                      ExpressionPrinter.print(argument),
                      type.name().toLowerCase(java.util.Locale.ROOT),
                      type == ColumnType.STRING
                          ? "write number(…) around it if it spells numbers"
                          : "count it, or take another column"));
        }
      }
      case COUNT, MIN, MAX -> {}
    }
    String home = entity == null ? null : scope.alias(entity, path);
    return new Aggregate(aggregate.function(), argument, home, aggregate.distinct());
  }

  private String subject(String path) {
    if (scope.subject() == null) {
      throw new IrException(path, "count(*) needs an entity whose rows it counts; list one");
    }
    return scope.subject();
  }

  /** Refuses values that are not points on the calendar. */
  void requireTemporal(Expression expression, String what, String path) {
    if (!isTemporal(expression)) {
      throw new IrException(
          path,
          "%s needs a date or time, but '%s' is %s"
              .formatted(
                  what,
                  ExpressionPrinter.print(expression),
                  String.valueOf(types.typeOf(expression)).toLowerCase(java.util.Locale.ROOT)));
    }
  }

  private boolean isTemporal(Expression expression) {
    if (expression instanceof Column column) {
      var found = scope.column(column);
      return found == null || found.type().isTemporal() || found.profile().temporalFormat() != null;
    }
    ColumnType type = types.typeOf(expression);
    boolean spelled =
        expression instanceof Literal
            || expression instanceof Aggregate a && a.argument() != null && isTemporal(a.argument())
            || expression instanceof Call c && c.arguments().stream().anyMatch(this::isTemporal)
            || expression instanceof Conditional;
    return type == null || type.isTemporal() || spelled;
  }

  private void checkArithmetic(Arithmetic a, Expression left, Expression right, String path) {
    if (a.operator() == Arithmetic.Operator.CONCAT) {
      return;
    }
    for (Expression side : List.of(left, right)) {
      ColumnType type = types.typeOf(side);
      if (type != null && NOT_SUMMABLE.contains(type)) {
        throw new IrException(
            path,
            "'%s' needs numbers, but '%s' is %s%s"
                .formatted(
                    a.operator().symbol(),
                    ExpressionPrinter.print(side),
                    type.name().toLowerCase(java.util.Locale.ROOT),
                    type.isTemporal()
                        ? "; for the days between two dates write days_between(later, earlier)"
                        : "; write number(…) around it if it spells numbers"));
      }
    }
  }
}
