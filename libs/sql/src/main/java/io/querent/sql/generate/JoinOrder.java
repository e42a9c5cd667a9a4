package io.querent.sql.generate;

import io.querent.semantics.ir.IrException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns the edges of a join tree so that they lead away from a root. */
final class JoinOrder {
  private final List<Edge> edges;

  JoinOrder(List<Edge> edges) {
    this.edges = edges;
  }

  /**
   * A join as it is written.
   *
   * @param outer whether rows before it stay without a partner
   */
  record Joined(Edge edge, boolean outer) {}

  /** The edges as walked from that node, components that do not touch it left out. */
  List<Edge> from(String root) {
    List<Edge> order = new ArrayList<>();
    Set<String> reached = new LinkedHashSet<>(List.of(root));
    List<Edge> open = new ArrayList<>(edges);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Edge edge : List.copyOf(open)) {
        Edge away = reached.contains(edge.from()) ? edge : edge.reversed();
        if (reached.contains(away.from()) && open.remove(edge)) {
          order.add(away);
          reached.add(away.to());
          grown = true;
        }
      }
    }
    return order;
  }

  /** The joins from the first node from which no outer join would have to be walked backwards. */
  List<Joined> fromBest(Set<String> nodes) {
    for (String node : nodes) {
      List<Edge> order = from(node);
      boolean loose = order.isEmpty() && !edges.isEmpty();
      if (!loose && order.stream().noneMatch(e -> e.kind() == Edge.Kind.KEEPS_TO)) {
        return withOuterSides(order);
      }
    }
    if (edges.isEmpty()) {
      return List.of();
    }
    throw new IrException("/joins", "these outer joins contradict each other; leave one out");
  }

  private List<Joined> withOuterSides(List<Edge> order) {
    List<Joined> joined = new ArrayList<>();
    Set<String> optional = new LinkedHashSet<>();
    for (Edge edge : order) {
      boolean outer = edge.kind() == Edge.Kind.KEEPS_FROM || optional.contains(edge.from());
      if (outer) {
        optional.add(edge.to());
      }
      joined.add(new Joined(edge, outer));
    }
    edges.stream()
        .filter(e -> order.stream().noneMatch(o -> o.equals(e) || o.equals(e.reversed())))
        .forEach(e -> joined.add(new Joined(e, e.kind() == Edge.Kind.KEEPS_FROM)));
    return joined;
  }
}
