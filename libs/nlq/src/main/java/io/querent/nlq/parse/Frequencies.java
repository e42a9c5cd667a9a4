package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import java.util.Optional;

/**
 * Rankings by how often something occurs: 'the most common nationality', 'the most popular genre'.
 */
final class Frequencies {
  private final Scene scene;
  private final Rankings rankings;

  Frequencies(Scene scene, Rankings rankings) {
    this.scene = scene;
    this.rankings = rankings;
  }

  /** 'most common nationality'. */
  boolean common(int start, int index, boolean descending, Integer limit) {
    int i = scene.skip(index + 1, Tag.OF, Tag.DISTINCT);
    Piece noun = scene.get(i);
    if (noun != null && noun.isColumn() && noun.columnScore() > 0.4) {
      ColumnRef column = scene.use(i);
      if (scene.sketch.picks().stream()
          .noneMatch(p -> p instanceof Pick.Field f && f.column().sameAs(column))) {
        scene.sketch.picks().add(new Pick.Field(column));
      }
      rankings.rank(
          start,
          i + 1,
          new Pick.RowCount(column.table()),
          descending,
          limit,
          "by how often it occurs");
      return true;
    }
    if (noun != null && noun.isTable()) {
      Table table = scene.useTable(i);
      Optional<Table> child = busiestChild(table);
      if (child.isPresent()) {
        if (scene.mode == Scene.Mode.SELECT) {
          scene.sketch.picks().add(new Pick.Rows(table));
        }
        scene.sketch.doubt(0.15);
        rankings.rank(
            start,
            i + 1,
            new Pick.RowCount(child.get()),
            descending,
            limit,
            "by number of " + child.get().name());
        return true;
      }
    }
    Pick last = scene.sketch.picks().isEmpty() ? null : scene.sketch.picks().getLast();
    if (last instanceof Pick.Field field) {
      rankings.rank(
          start,
          index + 1,
          new Pick.RowCount(countedFor(field)),
          descending,
          limit,
          "by how often it occurs");
      return true;
    }
    return false;
  }

  private Table countedFor(Pick.Field field) {
    return scene.lastTable != null && !Scene.same(scene.lastTable, field.column().table())
        ? scene.lastTable
        : field.column().table();
  }

  /** The only table whose rows point to this one. */
  private Optional<Table> busiestChild(Table table) {
    var children =
        scene.vocabulary.graph().stepsFrom(table.id()).stream()
            .filter(s -> !s.forward())
            .flatMap(s -> scene.vocabulary.catalogue().table(s.to()).stream())
            .distinct()
            .toList();
    return children.size() == 1 ? Optional.of(children.getFirst()) : Optional.empty();
  }
}
