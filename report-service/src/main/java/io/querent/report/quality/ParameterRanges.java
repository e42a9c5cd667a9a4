package io.querent.report.quality;

import io.querent.contracts.datasource.Schema;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.FrequentValue;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the parameters of a query that are compared with a column, and what that column holds. */
final class ParameterRanges {
  private ParameterRanges() {}

  private record Compared(String parameter, Operator operator, Expression.Column place) {}

  static boolean any(Selection query) {
    return !compared(query).isEmpty();
  }

  static List<RunFacts.Range> of(Selection query, Schema schema) {
    List<RunFacts.Range> ranges = new ArrayList<>();
    for (Compared one : compared(query)) {
      find(schema, query, one.place())
          .ifPresent(
              column -> {
                Profile profile = column.profile();
                ranges.add(
                    new RunFacts.Range(
                        one.parameter(),
                        one.operator(),
                        column.name(),
                        column.type(),
                        profile.min(),
                        profile.max(),
                        profile.complete()
                            ? profile.frequent().stream().map(FrequentValue::value).toList()
                            : List.of()));
              });
    }
    return ranges;
  }

  private static Optional<Column> find(Schema schema, Selection query, Expression.Column place) {
    String named = place.entity();
    String table =
        query.entities().stream()
            .filter(e -> named == null || e.alias().equalsIgnoreCase(named))
            .map(Entity::table)
            .findFirst()
            .orElse(named);
    return schema.catalogue().table(table).flatMap((Table t) -> t.column(place.name()));
  }

  private static List<Compared> compared(Selection query) {
    List<Compared> compared = new ArrayList<>();
    collect(query.filter(), compared);
    return compared;
  }

  private static void collect(Filter filter, List<Compared> compared) {
    switch (filter) {
      case null -> {}
      case Filter.And(List<Filter> filters) -> filters.forEach(f -> collect(f, compared));
      case Filter.Comparison(Expression.Column place, Operator operator, Operand right) ->
          compare(place, operator, right, compared);
      case Filter.Comparison _, Filter.Or _, Filter.Not _, Filter.Exists _ -> {}
    }
  }

  private static void compare(
      Expression.Column place, Operator operator, Operand right, List<Compared> compared) {
    switch (right) {
      case Operand.Single(Expression.Parameter(String name)) ->
          compared.add(new Compared(name, operator, place));
      case Operand.Several(List<Expression> values) ->
          values.forEach(v -> add(v, operator, place, compared));
      case Operand.Range(Expression low, Expression high) when operator == Operator.BETWEEN -> {
        add(low, Operator.GE, place, compared);
        add(high, Operator.LE, place, compared);
      }
      case null -> {}
      case Operand.Single _, Operand.Range _, Operand.During _, Operand.Nested _ -> {}
    }
  }

  private static void add(
      Expression value, Operator operator, Expression.Column place, List<Compared> compared) {
    if (value instanceof Expression.Parameter(String name)) {
      compared.add(new Compared(name, operator, place));
    }
  }
}
