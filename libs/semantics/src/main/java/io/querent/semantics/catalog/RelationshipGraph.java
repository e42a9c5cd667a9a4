package io.querent.semantics.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The tables of a datasource as nodes and their relationships as edges, to find the cheapest way to
 * join.
 *
 * <p>An edge costs 1 when declared and up to 2 when inferred with little confidence, so that a
 * declared path wins over a guessed one of the same length. Immutable and safe to share.
 */
public final class RelationshipGraph {

  /**
   * One step along a relationship.
   *
   * @param forward true when walked from the referencing to the referenced table (many to one)
   */
  public record Step(Relationship relationship, boolean forward) {
    public String from() {
      return forward ? relationship.fromTable() : relationship.toTable();
    }

    public String to() {
      return forward ? relationship.toTable() : relationship.fromTable();
    }

    public Step reversed() {
      return new Step(relationship, !forward);
    }
  }

  private final Map<String, List<Step>> steps = new HashMap<>();

  public RelationshipGraph(Collection<Relationship> relationships) {
    for (Relationship relationship : relationships) {
      steps
          .computeIfAbsent(relationship.fromTable(), _ -> new ArrayList<>())
          .add(new Step(relationship, true));
      steps
          .computeIfAbsent(relationship.toTable(), _ -> new ArrayList<>())
          .add(new Step(relationship, false));
    }
  }

  /** Every step that leaves the table. */
  public List<Step> stepsFrom(String table) {
    return List.copyOf(steps.getOrDefault(table, List.of()));
  }

  /** The cheapest path between two tables; empty list when they are the same one. */
  public Optional<List<Step>> path(String from, String to) {
    return path(Set.of(from), to);
  }

  /**
   * The cheapest tree that connects all tables, as steps that each leave a table already reached;
   * the first table is the root. Built by adding the nearest missing table each time (Takahashi and
   * Matsuyama's approximation of a Steiner tree). Empty when some table cannot be reached.
   */
  public Optional<List<Step>> connect(List<String> tables) {
    if (tables.isEmpty()) {
      return Optional.of(List.of());
    }
    Set<String> reached = new LinkedHashSet<>(List.of(tables.getFirst()));
    Set<String> missing = new LinkedHashSet<>(tables);
    missing.remove(tables.getFirst());
    List<Step> tree = new ArrayList<>();
    while (!missing.isEmpty()) {
      Optional<List<Step>> nearest =
          missing.stream()
              .map(table -> path(reached, table))
              .flatMap(Optional::stream)
              .min(Comparator.comparingDouble(RelationshipGraph::cost));
      if (nearest.isEmpty()) {
        return Optional.empty();
      }
      for (Step step : nearest.get()) {
        tree.add(step);
        reached.add(step.to());
        missing.remove(step.to());
      }
    }
    return Optional.of(List.copyOf(tree));
  }

  /** Cost of a path: the sum over its steps of 2 minus the confidence. */
  public static double cost(List<Step> path) {
    return path.stream().mapToDouble(s -> 2 - s.relationship().confidence()).sum();
  }

  private record Visit(String table, double cost) {}

  private Optional<List<Step>> path(Set<String> sources, String target) {
    if (sources.contains(target)) {
      return Optional.of(List.of());
    }
    Map<String, Double> best = new HashMap<>();
    Map<String, Step> arrivedBy = new HashMap<>();
    PriorityQueue<Visit> queue = new PriorityQueue<>(Comparator.comparingDouble(Visit::cost));
    for (String source : sources) {
      best.put(source, 0.0);
      queue.add(new Visit(source, 0));
    }
    while (!queue.isEmpty()) {
      Visit visit = queue.poll();
      if (visit.table().equals(target)) {
        return Optional.of(trace(arrivedBy, target));
      }
      if (visit.cost() > best.get(visit.table())) {
        continue;
      }
      for (Step step : steps.getOrDefault(visit.table(), List.of())) {
        double cost = visit.cost() + 2 - step.relationship().confidence();
        if (cost < best.getOrDefault(step.to(), Double.MAX_VALUE)) {
          best.put(step.to(), cost);
          arrivedBy.put(step.to(), step);
          queue.add(new Visit(step.to(), cost));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Step> trace(Map<String, Step> arrivedBy, String target) {
    List<Step> path = new ArrayList<>();
    for (Step step = arrivedBy.get(target); step != null; step = arrivedBy.get(step.from())) {
      path.addFirst(step);
    }
    return path;
  }
}
