package io.querent.sql.generate;

import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Combination;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Selection;
import io.querent.sql.bind.Binder;
import io.querent.sql.dialect.SqlNodes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.calcite.sql.SqlNode;

/** A bound IR, with all queries nested in it, as one SQL tree. */
public final class QueryGenerator implements Subqueries {
  private final Generation generation;

  /** A generator of one statement. */
  public QueryGenerator(Generation generation) {
    this.generation = generation;
  }

  /**
   * The whole query.
   *
   * @param rowLimit most rows to return; null for the query's own limit
   */
  public SqlNode query(Ir bound, Long rowLimit) {
    return query(bound, null, _ -> {}, rowLimit);
  }

  private SqlNode query(Ir bound, Frame parent, Consumer<RowSet> link, Long rowLimit) {
    return switch (bound) {
      case Selection s -> new SelectionGenerator(generation, s, this, parent, link).query(rowLimit);
      case Combination c ->
          new CombinationGenerator(generation, q -> query(q, parent, link, null))
              .query(c, rowLimit);
    };
  }

  @Override
  public SqlNode nested(Operand.Nested nested, Frame outer) {
    return query(nested.query(), outer, rows -> correlate(nested, rows, outer), null);
  }

  @Override
  public SqlNode nestedWithoutNulls(Operand.Nested nested, Frame outer) {
    if (nested.query() instanceof Selection s && isPlain(s)) {
      Expression value = s.dimensions().getFirst().expression();
      Filter filled = new Filter.Comparison(value, Operator.IS_NOT_NULL, null);
      Selection restricted = isNeverNull(s, value) ? s : s.toBuilder().where(filled).build();
      return nested(new Operand.Nested(restricted, nested.correlate()), outer);
    }
    String column = Binder.columns(nested.query()).getFirst();
    String name = outer == null ? "listed" : outer.freeName("listed");
    return new SelectBuilder()
        .items(List.of(SqlNodes.name(name, column)))
        .from(SqlNodes.as(nested(nested, outer), name))
        .where(SqlNodes.isNotNull(SqlNodes.name(name, column)))
        .build();
  }

  private static boolean isPlain(Selection s) {
    return !s.isGrouped()
        && s.limit() == null
        && s.offset() == null
        && s.top() == null
        && s.dimensions().getFirst().grain() == null;
  }

  private boolean isNeverNull(Selection s, Expression value) {
    if (!(value instanceof Expression.Column c) || !s.joins().isEmpty()) {
      return false;
    }
    return s.entities().stream()
        .filter(e -> e.alias().equals(c.entity()))
        .flatMap(e -> generation.schema().table(e.table()).column(c.name()).stream())
        .anyMatch(column -> !column.nullable());
  }

  private void correlate(Operand.Nested nested, RowSet rows, Frame outer) {
    for (Expression.Column inner : nested.correlate()) {
      rows.require(inner.entity());
      Source there = rows.frame().find(inner.entity());
      Source here = outerSource(there.table(), inner, outer);
      String name = here.table().column(inner.name()).orElseThrow().name();
      rows.restrict(
          SqlNodes.equal(
              SqlNodes.name(there.name(), inner.name()), SqlNodes.name(here.name(), name)));
    }
  }

  private static Source outerSource(Table table, Expression.Column inner, Frame outer) {
    for (Frame frame = outer; frame != null; frame = frame.parent()) {
      Optional<Source> same =
          frame.sources().stream().filter(s -> s.table().id().equals(table.id())).findFirst();
      Optional<Source> named =
          frame.sources().stream()
              .filter(s -> s.table().column(inner.name()).isPresent())
              .findFirst();
      Optional<Source> found = same.or(() -> named);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IrException(
        "", "the outer query has no '%s' to correlate with".formatted(inner.name()));
  }

  @Override
  public SqlNode exists(Filter.Exists exists, Frame outer) {
    SelectionGenerator inner =
        new SelectionGenerator(
            generation, exists.query(), this, outer, rows -> relate(exists, rows, outer));
    SqlNode node = SqlNodes.exists(inner.existence());
    return exists.negated() ? SqlNodes.not(node) : node;
  }

  private static void relate(Filter.Exists exists, RowSet rows, Frame outer) {
    for (Filter.Correlation pair : exists.on()) {
      rows.require(pair.inner().entity());
      Source there = rows.frame().find(pair.inner().entity());
      Source here = outer.find(pair.outer().entity());
      rows.restrict(
          SqlNodes.equal(
              SqlNodes.name(there.name(), pair.inner().name()),
              SqlNodes.name(here.name(), pair.outer().name())));
    }
  }
}
