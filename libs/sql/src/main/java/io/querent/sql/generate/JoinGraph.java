package io.querent.sql.generate;

import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.RelationshipGraph;
import io.querent.semantics.catalog.RelationshipGraph.Step;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Join;
import io.querent.semantics.ir.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * How the entities of one selection can be joined. Nodes are aliases, and ids of tables that only
 * lie on the way; explicit joins are the cheapest edges, the rest are relationships of the
 * datasource.
 */
final class JoinGraph {
  private static final double EXPLICIT = 0.01;
  private static final double TO_MANY = 0.001;
  private static final double SECOND_READING = 0.0005;
  private static final double NAMED_AFTER = 0.4;

  private final Schema schema;
  private final RelationshipGraph relationships;
  private final Map<String, Table> aliases = new LinkedHashMap<>();
  private final List<Edge> explicit = new ArrayList<>();
  private List<Edge> tree;

  JoinGraph(Selection selection, Schema schema) {
    this.schema = schema;
    this.relationships = schema.relationships();
    for (Entity entity : selection.entities()) {
      aliases.put(entity.alias(), schema.table(entity.table()));
    }
    for (Join join : selection.joins()) {
      explicit.add(edge(join));
    }
  }

  private Edge edge(Join join) {
    String left = join.left().entity();
    String right = join.right().entity();
    List<String> leftColumns = List.of(join.left().name());
    List<String> rightColumns = List.of(join.right().name());
    return new Edge(
        left,
        right,
        leftColumns,
        rightColumns,
        isUnique(table(right), rightColumns, table(left), leftColumns),
        isUnique(table(left), leftColumns, table(right), rightColumns),
        join.outer() ? Edge.Kind.KEEPS_FROM : Edge.Kind.INNER);
  }

  private boolean isUnique(Table table, List<String> columns, Table other, List<String> others) {
    return table.isUnique(columns)
        || relationships.stepsFrom(other.id()).stream()
            .anyMatch(
                s ->
                    s.forward()
                        && s.to().equals(table.id())
                        && s.relationship().toColumns().equals(columns)
                        && s.relationship().fromColumns().equals(others));
  }

  /**
   * The cheapest tree over all entities of the selection as far as they are related, from the
   * subject, by always adding the nearest one. Ways between entities follow it, so that all parts
   * of a query join alike.
   */
  private List<Edge> tree() {
    if (tree == null) {
      List<Edge> grown = new ArrayList<>();
      List<String> reached = new ArrayList<>(List.of(aliases.keySet().iterator().next()));
      Set<String> missing = new LinkedHashSet<>(aliases.keySet());
      missing.removeAll(reached);
      while (!missing.isEmpty()) {
        List<String> latestFirst = reached.reversed();
        Optional<List<Edge>> nearest = search(latestFirst, missing);
        if (nearest.isEmpty()) {
          break;
        }
        for (Edge edge : nearest.get()) {
          grown.add(edge);
          reached.add(edge.to());
          missing.remove(edge.to());
        }
      }
      tree = grown;
    }
    return tree;
  }

  /** The table behind a node. */
  Table table(String node) {
    Table aliased = aliases.get(node);
    return aliased != null ? aliased : schema.table(node);
  }

  /** The selection's own aliases, subject first. */
  Set<String> aliases() {
    return aliases.keySet();
  }

  /** Whether the alias is the side of an explicit outer join whose rows may be missing. */
  boolean isOptional(String alias) {
    return explicit.stream()
        .anyMatch(e -> e.kind() == Edge.Kind.KEEPS_FROM && e.to().equals(alias));
  }

  /** Whether every edge from the first to the second leads to at most one row. */
  boolean determines(String from, String to) {
    return find(List.of(from), to).map(p -> p.stream().allMatch(Edge::toOne)).orElse(false);
  }

  /**
   * The cheapest edges from nodes already reached to a further one, in walking order.
   *
   * @throws IrException when nothing connects them
   */
  List<Edge> path(Collection<String> reached, String target) {
    return find(reached, target)
        .orElseThrow(
            () ->
                new IrException(
                    "/entities",
                    "nothing relates '%s' to %s; add an explicit join"
                        .formatted(target, String.join(", ", reached))));
  }

  private Optional<List<Edge>> find(Collection<String> reached, String target) {
    if (reached.contains(target)) {
      return Optional.of(List.of());
    }
    if (aliases.containsKey(target)) {
      List<Edge> back = wayBack(target, reached);
      if (!back.isEmpty()) {
        return Optional.of(back);
      }
    }
    return search(reached, Set.of(target));
  }

  /**
   * The way within the tree from the nearest node reached to the target; empty when there is none.
   */
  private List<Edge> wayBack(String target, Collection<String> reached) {
    Map<String, Edge> arrivedBy = new HashMap<>();
    for (Edge edge : new JoinOrder(tree()).from(target)) {
      arrivedBy.put(edge.to(), edge);
      if (reached.contains(edge.to())) {
        List<Edge> way = new ArrayList<>();
        for (Edge e = edge; e != null; e = arrivedBy.get(e.from())) {
          way.add(e.reversed());
        }
        return way;
      }
    }
    return List.of();
  }

  private record Visit(String node, double cost, int number) {}

  /** The cheapest way from what is reached to the nearest target. */
  private Optional<List<Edge>> search(Collection<String> reached, Set<String> targets) {
    Map<String, Double> best = new HashMap<>();
    Map<String, Edge> arrivedBy = new HashMap<>();
    PriorityQueue<Visit> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble(Visit::cost).thenComparingInt(Visit::number));
    int number = 0;
    for (String source : reached) {
      best.put(source, 0.0);
      queue.add(new Visit(source, 0, number++));
    }
    while (!queue.isEmpty()) {
      Visit visit = queue.poll();
      if (targets.contains(visit.node())) {
        return Optional.of(trace(arrivedBy, visit.node()));
      }
      if (visit.cost() > best.get(visit.node())) {
        continue;
      }
      for (Weighed next : from(visit.node())) {
        double cost = visit.cost() + next.cost();
        String to = next.edge().to();
        if (cost < best.getOrDefault(to, Double.MAX_VALUE)) {
          best.put(to, cost);
          arrivedBy.put(to, next.edge());
          queue.add(new Visit(to, cost, number++));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Edge> trace(Map<String, Edge> arrivedBy, String target) {
    List<Edge> path = new ArrayList<>();
    for (Edge e = arrivedBy.get(target); e != null; e = arrivedBy.get(e.from())) {
      path.addFirst(e);
    }
    return path;
  }

  /** An edge and what it costs to walk it. */
  record Weighed(Edge edge, double cost) {}

  private List<Weighed> from(String node) {
    List<Weighed> edges = new ArrayList<>();
    for (Edge edge : explicit) {
      if (edge.from().equals(node)) {
        edges.add(new Weighed(edge, EXPLICIT));
      } else if (edge.to().equals(node)) {
        edges.add(new Weighed(edge.reversed(), EXPLICIT));
      }
    }
    for (Step step : relationships.stepsFrom(table(node).id())) {
      for (String to : nodes(step.to(), node)) {
        if (!isJoinedExplicitly(node, to)) {
          edges.add(weighed(step, node, to));
        }
      }
    }
    return edges;
  }

  private List<String> nodes(String table, String except) {
    List<String> reading =
        aliases.entrySet().stream()
            .filter(e -> e.getValue().id().equals(table) && !e.getKey().equals(except))
            .map(Map.Entry::getKey)
            .toList();
    return reading.isEmpty() && !table(except).id().equals(table) ? List.of(table) : reading;
  }

  private boolean isJoinedExplicitly(String a, String b) {
    return explicit.stream()
        .anyMatch(
            e -> e.from().equals(a) && e.to().equals(b) || e.from().equals(b) && e.to().equals(a));
  }

  private Weighed weighed(Step step, String from, String to) {
    Relationship r = step.relationship();
    Table referencing = schema.table(r.fromTable());
    boolean oneToOne = referencing.isUnique(r.fromColumns());
    Edge edge =
        step.forward()
            ? new Edge(from, to, r.fromColumns(), r.toColumns(), true, oneToOne, Edge.Kind.INNER)
            : new Edge(from, to, r.toColumns(), r.fromColumns(), oneToOne, true, Edge.Kind.INNER);
    double second = from.equals(table(from).id()) ? 0 : SECOND_READING;
    double cost = 2 - r.confidence() + second + (edge.toOne() ? 0 : TO_MANY);
    String referenced = step.forward() ? to : from;
    return new Weighed(edge, isNamedAfter(r, referenced) ? cost - NAMED_AFTER : cost);
  }

  /** Whether the foreign key's name speaks of the alias, as {@code origin_id} of {@code origin}. */
  private boolean isNamedAfter(Relationship r, String alias) {
    Table table = table(alias);
    if (alias.equals(table.id())) {
      return false;
    }
    String word = plain(alias);
    return r.fromColumns().stream()
        .map(JoinGraph::plain)
        .anyMatch(c -> c.contains(word) || word.contains(c.replaceAll("(id|key|code|no)$", "")));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Other relationships between the same two tables that would have done as well. */
  List<Edge> rivals(Edge chosen) {
    if (isJoinedExplicitly(chosen.from(), chosen.to())) {
      return List.of();
    }
    List<Weighed> between =
        from(chosen.from()).stream().filter(w -> w.edge().to().equals(chosen.to())).toList();
    double cost =
        between.stream().filter(w -> w.edge().equals(chosen)).findFirst().orElseThrow().cost();
    return between.stream()
        .filter(w -> !w.edge().equals(chosen) && w.cost() <= cost + TO_MANY)
        .map(Weighed::edge)
        .toList();
  }
}
