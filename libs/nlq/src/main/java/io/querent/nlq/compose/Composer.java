package io.querent.nlq.compose;

import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.parse.Condition;
import io.querent.nlq.parse.Pick;
import io.querent.nlq.parse.Sketch;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Combination;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes an IR of a sketch. */
public final class Composer {
  private final Vocabulary vocabulary;

  public Composer(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The query; empty when the sketch asks for nothing or its tables are not connected. */
  public Optional<Ir> compose(Sketch sketch) {
    if (sketch.focus() == null || sketch.picks().isEmpty()) {
      return Optional.empty();
    }
    Table subject = subject(sketch);
    if (!isConnected(sketch, subject)) {
      return Optional.empty();
    }
    if (boundsNothing(sketch, subject)) {
      return Optional.empty();
    }
    List<Condition> conditions = reconcile(sketch.conditions(), subject);
    Condition.Both split = setwise(conditions, subject);
    if (split != null && sketch.picks().stream().allMatch(Pick::isAggregate)) {
      return Optional.empty();
    }
    if (split != null) {
      conditions.remove(split);
      List<Condition> left = new ArrayList<>(conditions);
      left.add(split.first());
      List<Condition> right = new ArrayList<>(conditions);
      right.add(split.second());
      Ir first = new SelectionComposer(vocabulary, sketch, subject, left).compose();
      Ir second = new SelectionComposer(vocabulary, sketch, subject, right).compose();
      return Optional.of(
          new Combination(
              Combination.SetOperator.INTERSECT, List.of(first, second), List.of(), null, null));
    }
    return Optional.of(new SelectionComposer(vocabulary, sketch, subject, conditions).compose());
  }

  /** Whether a bound on groups would be laid on a single row of figures. */
  private boolean boundsNothing(Sketch sketch, Table subject) {
    Filters filters = new Filters(vocabulary, subject);
    return sketch.groupings().isEmpty()
        && sketch.picks().stream().allMatch(Pick::isAggregate)
        && sketch.conditions().stream()
            .anyMatch(
                c ->
                    c instanceof Condition.CountOf count
                        && !subject.id().equals(count.table().id())
                        && filters.counted(count).isEmpty());
  }

  /** The words of a follow-up as a selection on the subject of the query before. */
  public Optional<Selection> addition(Sketch sketch, Table subject) {
    boolean says =
        !sketch.conditions().isEmpty()
            || !sketch.groupings().isEmpty()
            || !sketch.rankings().isEmpty()
            || !sketch.picks().isEmpty()
            || sketch.limit() != null;
    if (subject == null || !says || !isConnected(sketch, subject)) {
      return Optional.empty();
    }
    return Optional.of(
        new SelectionComposer(vocabulary, sketch, subject, new ArrayList<>(sketch.conditions()))
            .compose());
  }

  /** Whether every table that something is taken from can be joined to the subject. */
  private boolean isConnected(Sketch sketch, Table subject) {
    Stream<Table> picked = sketch.picks().stream().map(Pick::table);
    Stream<Table> ranked = sketch.rankings().stream().map(r -> r.by().table());
    Stream<Table> conditioned = sketch.conditions().stream().map(Composer::tableOf);
    return Stream.of(picked, ranked, conditioned)
        .flatMap(s -> s)
        .filter(Objects::nonNull)
        .allMatch(t -> vocabulary.path(subject, t).isPresent());
  }

  private static Table tableOf(Condition condition) {
    return switch (condition) {
      case Condition.Compare c -> c.column().table();
      case Condition.CountOf c -> c.table();
      case Condition.AggregateOf a -> a.column().table();
      case Condition.MetricOf _ -> null;
      case Condition.Has h -> h.table();
      case Condition.AnyOf a -> tableOf(a.conditions().getFirst());
      case Condition.Both b -> tableOf(b.first());
      case Condition.Negated n -> tableOf(n.condition());
    };
  }

  /** The table whose rows are asked about: that of the shown columns when they are of one table. */
  private Table subject(Sketch sketch) {
    List<Table> shown =
        sketch.picks().stream()
            .filter(p -> p instanceof Pick.Field || p instanceof Pick.Rows)
            .map(Pick::table)
            .distinct()
            .toList();
    boolean focusShown = shown.stream().anyMatch(t -> t.id().equals(sketch.focus().id()));
    if (!shown.isEmpty() && !focusShown) {
      return shown.getFirst();
    }
    if (shown.isEmpty() && sketch.groupings().isEmpty()) {
      List<Table> counted =
          sketch.picks().stream().map(Pick::table).filter(Objects::nonNull).distinct().toList();
      return counted.size() == 1 ? counted.getFirst() : sketch.focus();
    }
    return sketch.focus();
  }

  /** The conditions, with pairs that no single row can satisfy marked so. */
  private List<Condition> reconcile(List<Condition> conditions, Table subject) {
    List<Condition> result = new ArrayList<>();
    for (Condition condition : conditions) {
      Condition rival = null;
      for (Condition other : result) {
        if (condition instanceof Condition.Compare c
            && other instanceof Condition.Compare o
            && contradict(o, c)) {
          rival = other;
        }
      }
      if (rival == null) {
        result.add(condition);
      } else {
        result.set(
            result.indexOf(rival),
            together((Condition.Compare) rival, (Condition.Compare) condition, subject));
      }
    }
    return result;
  }

  private Condition together(Condition.Compare first, Condition.Compare second, Table subject) {
    boolean equalities = first.operator() == Operator.EQ && second.operator() == Operator.EQ;
    boolean many = new Filters(vocabulary, subject).isToMany(first.column().table());
    return equalities && !many
        ? new Condition.AnyOf(List.of(first, second))
        : new Condition.Both(first, second);
  }

  private static boolean contradict(Condition.Compare left, Condition.Compare right) {
    if (!left.column().sameAs(right.column())) {
      return false;
    }
    if (left.operator() == Operator.EQ && right.operator() == Operator.EQ
        || left.operator() == Operator.DURING && right.operator() == Operator.DURING) {
      return !left.operand().equals(right.operand());
    }
    boolean downUp = isBelow(left.operator()) && isAbove(right.operator());
    boolean upDown = isAbove(left.operator()) && isBelow(right.operator());
    if (!downUp && !upDown) {
      return false;
    }
    Double below = number(downUp ? left.operand() : right.operand());
    Double above = number(downUp ? right.operand() : left.operand());
    return below != null && above != null && below <= above;
  }

  private static boolean isBelow(Operator operator) {
    return operator == Operator.LT || operator == Operator.LE;
  }

  private static boolean isAbove(Operator operator) {
    return operator == Operator.GT || operator == Operator.GE;
  }

  private static Double number(Operand operand) {
    if (operand instanceof Operand.Single(Expression.Literal(Object value))) {
      if (value instanceof Number number) {
        return number.doubleValue();
      }
      String text = String.valueOf(value);
      return text.matches("\\d+(\\.\\d+)?") ? Double.valueOf(text) : null;
    }
    return null;
  }

  /** A pair that must hold for different rows of the subject itself: both sets are intersected. */
  private Condition.Both setwise(List<Condition> conditions, Table subject) {
    Filters filters = new Filters(vocabulary, subject);
    for (Condition condition : conditions) {
      if (condition instanceof Condition.Both both
          && both.first() instanceof Condition.Compare c
          && !filters.isToMany(c.column().table())) {
        return both;
      }
    }
    return null;
  }
}
