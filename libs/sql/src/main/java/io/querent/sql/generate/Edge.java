package io.querent.sql.generate;

import java.util.List;

/**
 * A way to join two nodes of a {@link JoinGraph}, walked in one direction.
 *
 * @param fromColumns columns of the first node that equal {@code toColumns} of the second, pair by
 *     pair
 * @param toOne whether a row of the first has at most one partner
 * @param fromOne whether a row of the second has at most one partner
 */
record Edge(
    String from,
    String to,
    List<String> fromColumns,
    List<String> toColumns,
    boolean toOne,
    boolean fromOne,
    Kind kind) {

  /** Which side keeps its rows that have no partner. */
  enum Kind {
    INNER,
    KEEPS_FROM,
    KEEPS_TO
  }

  Edge reversed() {
    Kind turned =
        switch (kind) {
          case INNER -> Kind.INNER;
          case KEEPS_FROM -> Kind.KEEPS_TO;
          case KEEPS_TO -> Kind.KEEPS_FROM;
        };
    return new Edge(to, from, toColumns, fromColumns, fromOne, toOne, turned);
  }

  boolean touches(String node) {
    return from.equals(node) || to.equals(node);
  }
}
