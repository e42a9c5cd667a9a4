package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * Negated clauses: 'without any concert', 'do not have a cat', 'not French', 'other than English'.
 */
final class Negations {
  private final Scene scene;
  private final QuestionParser parser;

  Negations(Scene scene, QuestionParser parser) {
    this.scene = scene;
    this.parser = parser;
  }

  boolean read() {
    if (scene.inNegation || !scene.here().is(Tag.NOT, Tag.WITHOUT, Tag.EXCEPT)) {
      return false;
    }
    boolean except = scene.here().is(Tag.EXCEPT);
    int from = scene.at;
    List<Condition> outer = scene.target;
    List<Condition> inner = new ArrayList<>();
    ColumnRef columnBefore = scene.lastColumn;
    Scene.Mode modeBefore = scene.mode;
    scene.target = inner;
    scene.inNegation = true;
    scene.mode = Scene.Mode.WHERE;
    scene.lastColumn = null;
    scene.at++;
    List<Table> joinedBefore = List.copyOf(scene.sketch.joined());
    Table table = clause(inner);
    for (Table joined : List.copyOf(scene.sketch.joined())) {
      if (joinedBefore.stream().noneMatch(t -> Scene.same(t, joined))) {
        scene.sketch.leave(joined);
      }
    }
    ColumnRef mentioned = scene.lastColumn;
    scene.target = outer;
    scene.inNegation = false;
    pullIn(inner, from);
    boolean understood = conclude(table, inner, mentioned, except);
    if (scene.lastColumn == null) {
      scene.lastColumn = columnBefore;
    }
    if (!understood) {
      scene.sketch.doubt(0.5);
      scene.mode = modeBefore;
    } else {
      scene.note(from, Math.max(from + 1, scene.at), "negated");
    }
    return true;
  }

  /** Reads to the end of the clause; returns the first table that it names. */
  private Table clause(List<Condition> inner) {
    Table table = null;
    int start = scene.at;
    boolean content = false;
    while (!scene.done()) {
      Piece here = scene.here();
      boolean connective = here.is(Tag.AND, Tag.BUT, Tag.OR) || here.chunk().first().isMark();
      if (content && connective && !continues(inner)) {
        break;
      }
      if (here.is(Tag.ORDER, Tag.DIR, Tag.ALPHA, Tag.EACH, Tag.WH) && scene.at > start) {
        break;
      }
      if (content && here.is(Tag.REL) && scene.peek(1) != null && scene.peek(1).is(Tag.NOT)) {
        break;
      }
      content |= here.isLinked();
      if (here.isTable() && !Scene.same(here.table().table(), scene.subject())) {
        table = farther(table, scene.useTable(scene.at));
        scene.at++;
        continue;
      }
      int before = scene.at;
      parser.run(scene.at + 1);
      if (scene.at == before) {
        scene.at++;
      }
    }
    return table;
  }

  /** 'English is not the official language' denies one row that is both. */
  private void pullIn(List<Condition> inner, int from) {
    List<Condition> outer = scene.target;
    boolean predicate =
        scene.is(from - 1, Tag.BE) && scene.get(from - 2) != null && scene.get(from - 2).isValue();
    if (predicate
        && !outer.isEmpty()
        && !inner.isEmpty()
        && outer.getLast() instanceof Condition.Compare before
        && inner.getFirst() instanceof Condition.Compare denied
        && Scene.same(before.column().table(), denied.column().table())
        && isMany(denied.column().table())) {
      outer.removeLast();
      List<Condition> both = List.of(before, denied);
      inner.clear();
      inner.add(new Condition.Has(denied.column().table(), both, false));
    }
  }

  /** Of two tables the one that is reached through the other; else the first. */
  private Table farther(Table first, Table second) {
    if (first == null) {
      return second;
    }
    Table subject = scene.subject();
    boolean through =
        subject != null
            && scene
                .vocabulary
                .path(subject, second)
                .map(p -> p.stream().anyMatch(s -> s.to().equals(first.id())))
                .orElse(false);
    return through ? second : first;
  }

  /** 'neither A nor B', 'not A or B': a value of the same column goes on. */
  private boolean continues(List<Condition> inner) {
    Piece next = scene.peek(1);
    return !inner.isEmpty()
        && next != null
        && inner.getLast() instanceof Condition.Compare compare
        && next.isValue()
        && next.value().column().sameAs(compare.column());
  }

  private boolean conclude(
      Table table, List<Condition> inner, ColumnRef mentioned, boolean except) {
    if (table != null) {
      scene.sketch.leave(table);
      scene.add(new Condition.Has(table, inner, true));
      return true;
    }
    if (!inner.isEmpty()) {
      for (Condition condition : inner) {
        scene.add(negate(condition, except));
      }
      return true;
    }
    if (mentioned != null) {
      scene.sketch.leave(mentioned.table());
      scene.add(absent(mentioned));
      return true;
    }
    return false;
  }

  private Condition absent(ColumnRef column) {
    if (column.truth() != null) {
      return new Condition.Compare(column, Operator.NE, Operand.Single.of(column.truth()));
    }
    if (isMany(column.table())) {
      return new Condition.Has(column.table(), List.of(), true);
    }
    return new Condition.Compare(column, Operator.IS_NULL, null);
  }

  private Condition negate(Condition condition, boolean except) {
    return switch (condition) {
      case Condition.Compare c when !except && isMany(c.column().table()) ->
          new Condition.Has(c.column().table(), List.of(c), true);
      case Condition.Compare c -> invert(c);
      case Condition.CountOf c ->
          new Condition.CountOf(c.table(), invert(c.operator()), c.count(), c.inner());
      case Condition.Has h -> new Condition.Has(h.table(), h.inner(), !h.negated());
      case Condition.AnyOf a when !except && manyTable(a) != null ->
          new Condition.Has(manyTable(a), List.of(a), true);
      default -> new Condition.Negated(condition);
    };
  }

  private Table manyTable(Condition.AnyOf any) {
    return any.conditions().getFirst() instanceof Condition.Compare c && isMany(c.column().table())
        ? c.column().table()
        : null;
  }

  private boolean isMany(Table table) {
    Table subject = scene.subject();
    return subject != null && !Scene.same(subject, table) && scene.isToMany(subject, table);
  }

  private static Condition invert(Condition.Compare c) {
    return new Condition.Compare(c.column(), invert(c.operator()), c.operand());
  }

  private static Operator invert(Operator operator) {
    return switch (operator) {
      case EQ -> Operator.NE;
      case NE -> Operator.EQ;
      case LT -> Operator.GE;
      case LE -> Operator.GT;
      case GT -> Operator.LE;
      case GE -> Operator.LT;
      case IN -> Operator.NOT_IN;
      case NOT_IN -> Operator.IN;
      case BETWEEN -> Operator.NOT_BETWEEN;
      case NOT_BETWEEN -> Operator.BETWEEN;
      case LIKE, STARTS_WITH, ENDS_WITH -> Operator.NOT_LIKE;
      case NOT_LIKE -> Operator.LIKE;
      case CONTAINS -> Operator.NOT_CONTAINS;
      case NOT_CONTAINS -> Operator.CONTAINS;
      case IS_NULL -> Operator.IS_NOT_NULL;
      case IS_NOT_NULL -> Operator.IS_NULL;
      case DURING -> Operator.NOT_DURING;
      case NOT_DURING -> Operator.DURING;
    };
  }
}
