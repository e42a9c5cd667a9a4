package io.querent.sql.bind;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.ir.Combination;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import io.querent.semantics.model.SemanticModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves every name of an IR against the catalogue and the semantic model.
 *
 * <p>In a bound IR every entity names its table by id and carries its alias, every column is {@code
 * alias.name} in the engine's spelling, metrics of the model are replaced by what they compute,
 * entities that only expressions name are listed, grains stand with their dimension, and every
 * dimension has a name. A column without entity in {@code order}, {@code having} and {@code top} is
 * the name of a dimension or metric. Binding a bound IR changes nothing.
 */
public final class Binder implements Nesting {
  private final Catalogue catalogue;
  private final SemanticModel model;

  private Binder(Catalogue catalogue, SemanticModel model) {
    this.catalogue = catalogue;
    this.model = model;
  }

  /**
   * Binds a query.
   *
   * @throws IrException with the place as a JSON pointer and the nearest names, when a name is
   *     unknown or ambiguous, or a value cannot be used that way
   */
  public static Ir bind(Ir ir, Catalogue catalogue, SemanticModel model) {
    SemanticModel meaning = model == null ? SemanticModel.EMPTY : model;
    return new Binder(catalogue, meaning).bind(ir, null, "");
  }

  private Ir bind(Ir ir, Scope outer, String path) {
    return switch (ir) {
      case Selection selection -> selectionBinder(outer, false, path).bind(selection);
      case Combination combination -> combination(combination, outer, path);
    };
  }

  private SelectionBinder selectionBinder(Scope outer, boolean correlated, String path) {
    return new SelectionBinder(new Scope(catalogue, outer, correlated), model, this, path);
  }

  @Override
  public Ir value(Ir query, Scope outer, String path) {
    return bind(query, outer, path);
  }

  @Override
  public Selection exists(Selection query, Scope outer, String path) {
    return selectionBinder(outer, true, path).bind(query);
  }

  private Combination combination(Combination combination, Scope outer, String path) {
    List<Ir> queries = new ArrayList<>();
    for (int i = 0; i < combination.queries().size(); i++) {
      String at = path + "/" + combination.operator().word() + "/" + i;
      Ir bound = bind(combination.queries().get(i), outer, at);
      if (i > 0 && columns(bound).size() != columns(queries.getFirst()).size()) {
        throw new IrException(
            at,
            "combined queries need as many columns as the first one, which has %d; this one has %d"
                .formatted(columns(queries.getFirst()).size(), columns(bound).size()));
      }
      queries.add(bound);
    }
    OutputNames names = new OutputNames(columns(queries.getFirst()));
    ExpressionBinder expressions =
        new ExpressionBinder(
            new Scope(catalogue, null, false),
            new MetricExpansion(SemanticModel.EMPTY, List.of()),
            this);
    List<Order> order = new ArrayList<>();
    for (int i = 0; i < combination.order().size(); i++) {
      Order key = combination.order().get(i);
      order.add(
          new Order(expressions.grouped(key.by(), names, path + "/order/" + i), key.descending()));
    }
    return new Combination(
        combination.operator(), queries, order, combination.limit(), combination.offset());
  }

  /** Names of the columns that a bound query returns, in order. */
  public static List<String> columns(Ir bound) {
    return switch (bound) {
      case Selection s -> {
        List<String> names = new ArrayList<>();
        s.dimensions().stream().filter(d -> !d.hidden()).forEach(d -> names.add(d.name()));
        s.metrics().forEach(m -> names.add(m.name()));
        yield names;
      }
      case Combination c -> columns(c.queries().getFirst());
    };
  }
}
