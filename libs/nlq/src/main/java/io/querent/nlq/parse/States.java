package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Words;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Operator;
import java.util.Optional;
import java.util.Set;

/** What goes on or is over, told by whether the time of its end is known: 'still open'. */
final class States {
  private static final Set<String> GOING_ON =
      Set.of("open", "ongoing", "unresolved", "unsolved", "unfinished", "outstanding");
  private static final Set<String> ENDS =
      Set.of("close", "closed", "end", "ended", "finish", "finished", "resolved", "solved");

  private final Scene scene;

  States(Scene scene) {
    this.scene = scene;
  }

  boolean read() {
    Piece here = scene.here();
    boolean said =
        here.chunk().tokens().size() == 1
            && GOING_ON.contains(here.lower())
            && !here.isValue()
            && !here.isTable()
            && here.columnScore() < 0.95;
    Piece next = scene.peek(1);
    Table table =
        next != null && next.isTable()
            ? next.table().table()
            : scene.lastTable != null ? scene.lastTable : scene.subject();
    Optional<ColumnRef> end = said && table != null ? end(table) : Optional.empty();
    if (end.isEmpty()) {
      return false;
    }
    scene.sketch.linked(0.9);
    scene.note(scene.at, scene.at + 1, end.get() + " is not known");
    scene.add(new Condition.Compare(end.get(), Operator.IS_NULL, null));
    scene.at++;
    return true;
  }

  private static Optional<ColumnRef> end(Table table) {
    for (Column column : table.columns()) {
      ColumnRef ref = new ColumnRef(table, column);
      if (ref.isTemporal() && Words.split(column.name()).stream().anyMatch(ENDS::contains)) {
        return Optional.of(ref);
      }
    }
    return Optional.empty();
  }
}
