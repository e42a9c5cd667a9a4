package io.querent.sql.generate;

import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.sql.dialect.SqlNodes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/**
 * Joined tables and the conditions on their rows: the FROM and WHERE of one SELECT.
 *
 * <p>A condition on an entity that is not joined joins it when that cannot multiply rows, and
 * becomes an EXISTS otherwise.
 */
final class RowSet {
  private final Generation generation;
  private final JoinGraph graph;
  private final Subqueries subqueries;
  private final RowSet within;
  private final Frame frame;
  private final Translator translator;
  private final Conditions conditions;
  private final List<Edge> edges = new ArrayList<>();
  private final List<SqlNode> where = new ArrayList<>();

  RowSet(Generation generation, JoinGraph graph, Subqueries subqueries, Frame parent) {
    this(generation, graph, subqueries, parent, null);
  }

  private RowSet(
      Generation generation, JoinGraph graph, Subqueries subqueries, Frame parent, RowSet within) {
    this.within = within;
    this.generation = generation;
    this.graph = graph;
    this.subqueries = subqueries;
    this.frame = new Frame(parent);
    this.translator = new Translator(generation, this::column, this::columnName, this::condition);
    this.conditions = new Conditions(translator, subqueries, frame);
  }

  Frame frame() {
    return frame;
  }

  Translator translator() {
    return translator;
  }

  private Column column(Expression.Column reference) {
    boolean own = reference.entity() != null && isMissing(reference.entity());
    return own
        ? graph.table(reference.entity()).column(reference.name()).orElse(null)
        : frame.column(reference);
  }

  private SqlNode columnName(Expression expression) {
    if (expression instanceof Expression.Column c && c.entity() != null) {
      if (isMissing(c.entity())) {
        require(c.entity());
      }
      Source source = frame.find(c.entity());
      return source == null ? null : SqlNodes.name(source.name(), c.name());
    }
    return null;
  }

  /** Makes the node the first one. */
  void start(String node) {
    frame.add(node, graph.table(node));
  }

  /** Joins the entity on the cheapest way from what is joined already. */
  void require(String alias) {
    if (frame.has(alias)) {
      return;
    }
    if (frame.nodes().isEmpty()) {
      start(alias);
      return;
    }
    graph.path(frame.nodes(), alias).forEach(this::attach);
  }

  private void attach(Edge edge) {
    if (frame.has(edge.to())) {
      return;
    }
    edges.add(edge);
    frame.add(edge.to(), graph.table(edge.to()));
    warnOfRivals(edge);
  }

  private void warnOfRivals(Edge edge) {
    if (!graph.rivals(edge).isEmpty()) {
      generation.warn(
          "'%s' and '%s' were joined by %s; there are other ways, which an explicit join can choose"
              .formatted(edge.from(), edge.to(), String.join(", ", edge.fromColumns())));
    }
  }

  /** Keeps only rows that satisfy the condition. */
  void restrict(Filter filter) {
    if (filter instanceof Filter.And and) {
      where.addAll(conjuncts(and.filters()));
    } else if (filter != null) {
      where.add(condition(filter));
    }
  }

  void restrict(SqlNode condition) {
    where.add(condition);
  }

  /** Keeps only rows that have a partner in an entity that nothing else mentions. */
  void requirePartner(String alias) {
    if (frame.has(alias)) {
      return;
    }
    List<Edge> path = graph.path(frame.nodes(), alias);
    if (path.stream().allMatch(e -> e.toOne() && isMandatory(e))) {
      return;
    }
    where.add(exists(Set.of(alias), List.of()));
  }

  private boolean isMandatory(Edge edge) {
    Table from = graph.table(edge.from());
    return edge.fromColumns().stream()
        .allMatch(c -> from.column(c).map(column -> !column.nullable()).orElse(false));
  }

  /** The condition as SQL, entities that it alone mentions reached by joins or EXISTS. */
  SqlNode condition(Filter filter) {
    Set<String> missing = missing(filter);
    if (missing.isEmpty()) {
      return conditions.of(filter);
    }
    return switch (filter) {
      case Filter.And and -> SqlNodes.and(conjuncts(and.filters()));
      case Filter.Or or when isAboutDifferentRows(or, missing) ->
          SqlNodes.or(or.filters().stream().map(this::alternative).toList());
      case Filter.Or _, Filter.Not _, Filter.Comparison _, Filter.Exists _ ->
          joinedOrExisting(filter, missing);
    };
  }

  private SqlNode joinedOrExisting(Filter filter, Set<String> missing) {
    if (missing.stream().allMatch(this::isReachableToOne)) {
      missing.forEach(this::require);
      return conditions.of(filter);
    }
    return exists(missing, List.of(filter));
  }

  private boolean isAboutDifferentRows(Filter.Or or, Set<String> missing) {
    return or.filters().stream().anyMatch(f -> !missing(f).equals(missing));
  }

  /** One of several conditions: it must not take rows away from the others by joining. */
  private SqlNode alternative(Filter filter) {
    Set<String> missing = missing(filter);
    boolean mayLack =
        missing.stream()
            .anyMatch(
                m ->
                    !graph.path(frame.nodes(), m).stream()
                        .allMatch(e -> e.toOne() && isMandatory(e)));
    boolean nested = filter instanceof Filter.And || filter instanceof Filter.Or;
    return mayLack && !nested ? exists(missing, List.of(filter)) : condition(filter);
  }

  private Set<String> missing(Filter filter) {
    Set<String> missing = new LinkedHashSet<>(References.entities(filter));
    missing.removeIf(alias -> !isMissing(alias));
    return missing;
  }

  /** Whether an entity of this selection is joined neither here nor around this EXISTS. */
  private boolean isMissing(String alias) {
    return graph.aliases().contains(alias) && !isJoined(alias);
  }

  private boolean isJoined(String alias) {
    return frame.has(alias) || within != null && within.isJoined(alias);
  }

  private boolean isReachableToOne(String alias) {
    return graph.path(frame.nodes(), alias).stream().allMatch(Edge::toOne);
  }

  /** Conjuncts as conditions, those about the same rows of another entity in one EXISTS. */
  private List<SqlNode> conjuncts(List<Filter> filters) {
    List<SqlNode> nodes = new ArrayList<>();
    List<Branch> branches = new ArrayList<>();
    for (Filter filter : filters) {
      Set<String> missing = missing(filter);
      if (missing.isEmpty()
          || missing.stream().allMatch(this::isReachableToOne)
          || filter instanceof Filter.And
          || filter instanceof Filter.Or) {
        nodes.add(condition(filter));
        continue;
      }
      Branch.add(branches, new Branch(beyond(missing), missing, filter));
    }
    branches.forEach(b -> nodes.add(exists(b.entities(), b.filters())));
    return nodes;
  }

  /** Nodes outside this row set on the way to those entities. */
  private Set<String> beyond(Set<String> missing) {
    Set<String> nodes = new LinkedHashSet<>();
    missing.forEach(m -> graph.path(frame.nodes(), m).forEach(e -> nodes.add(e.to())));
    return nodes;
  }

  private SqlNode exists(Set<String> entities, List<Filter> filters) {
    RowSet inner = new RowSet(generation, graph, subqueries, frame, this);
    Set<String> reached = new LinkedHashSet<>(frame.nodes());
    for (String entity : entities) {
      for (Edge edge : graph.path(reached, entity)) {
        reached.add(edge.to());
        inner.frame.add(edge.to(), graph.table(edge.to()));
        if (inner.frame.has(edge.from())) {
          inner.edges.add(edge);
        } else {
          inner.where.add(inner.joinCondition(edge));
        }
      }
    }
    filters.forEach(inner::restrict);
    return SqlNodes.exists(inner.select(List.of(SqlNodes.ONE)).build());
  }

  SqlNode joinCondition(Edge edge) {
    Source from = frame.find(edge.from());
    Source to = frame.find(edge.to());
    List<SqlNode> pairs = new ArrayList<>();
    for (int i = 0; i < edge.fromColumns().size(); i++) {
      pairs.add(
          SqlNodes.equal(
              SqlNodes.name(from.name(), edge.fromColumns().get(i)),
              SqlNodes.name(to.name(), edge.toColumns().get(i))));
    }
    return SqlNodes.and(pairs);
  }

  /** Whether a row of that entity may appear more than once. */
  boolean multiplies(String node) {
    return new JoinOrder(edges).from(node).stream().anyMatch(e -> !e.toOne());
  }

  /** Whether rows may lack that entity, because an outer join keeps the others. */
  boolean isOptional(String node) {
    return joinOrder().stream().anyMatch(j -> j.outer() && j.edge().to().equals(node));
  }

  private List<JoinOrder.Joined> joinOrder() {
    return new JoinOrder(edges).fromBest(frame.nodes());
  }

  SelectBuilder select(List<SqlNode> items) {
    return new SelectBuilder().items(items).from(from()).where(SqlNodes.and(where));
  }

  SqlNode from() {
    List<JoinOrder.Joined> order = joinOrder();
    Set<String> printed = new LinkedHashSet<>();
    String root =
        order.isEmpty() ? frame.nodes().iterator().next() : order.getFirst().edge().from();
    SqlNode from = table(root);
    printed.add(root);
    for (JoinOrder.Joined joined : order) {
      if (printed.add(joined.edge().from())) {
        from = SqlNodes.join(from, false, table(joined.edge().from()), null);
      }
      if (printed.add(joined.edge().to())) {
        SqlNode right = table(joined.edge().to());
        from = SqlNodes.join(from, joined.outer(), right, joinCondition(joined.edge()));
      }
    }
    for (String node : frame.nodes()) {
      if (printed.add(node)) {
        from = SqlNodes.join(from, false, table(node), null);
      }
    }
    return from;
  }

  SqlNode where() {
    return SqlNodes.and(where);
  }

  private SqlNode table(String node) {
    Source source = frame.find(node);
    Table table = source.table();
    SqlNode name =
        table.schema() == null
            ? SqlNodes.name(table.name())
            : SqlNodes.name(table.schema(), table.name());
    return source.name().equals(table.name()) ? name : SqlNodes.as(name, source.name());
  }

  /** Conditions on the same rows beyond this row set. */
  private record Branch(Set<String> nodes, Set<String> entities, List<Filter> filters) {
    Branch(Set<String> nodes, Set<String> entities, Filter filter) {
      this(
          new LinkedHashSet<>(nodes),
          new LinkedHashSet<>(entities),
          new ArrayList<>(List.of(filter)));
    }

    static void add(List<Branch> branches, Branch branch) {
      List<Branch> overlapping =
          branches.stream().filter(b -> b.nodes.stream().anyMatch(branch.nodes::contains)).toList();
      overlapping.forEach(branch::absorb);
      branches.removeAll(overlapping);
      branches.add(branch);
    }

    private void absorb(Branch other) {
      nodes.addAll(other.nodes);
      entities.addAll(other.entities);
      filters.addAll(0, other.filters);
    }
  }
}
