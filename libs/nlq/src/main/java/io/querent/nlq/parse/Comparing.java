package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;

/** Adds a comparison to the sketch once it is read. */
final class Comparing {
  private final Scene scene;

  Comparing(Scene scene) {
    this.scene = scene;
  }

  void compare(ColumnRef column, Operator operator, Operands.Read read, int from) {
    int next = read.next();
    if (column.isTemporal()
        && read.operand() instanceof Operand.Single(Expression.Literal(Object value))
        && value instanceof Number) {
      scene.sketch.doubt(0.6);
    }
    Operator used = operator;
    scene.note(from, next, column + " " + used.word() + " " + describe(read.operand()));
    Expression numeric = Operands.numeric(column);
    ColumnRef compared = column;
    if (numeric instanceof Expression.Call) {
      scene.sketch.warnings().add(column + " holds numbers as text; compared as numbers");
    }
    scene.add(new Condition.Compare(compared, used, read.operand()));
    scene.at = next;
    scene.mode = Scene.Mode.WHERE;
  }

  /** An operand in words. */
  static String describe(Operand operand) {
    return switch (operand) {
      case Operand.Single(Expression.Literal(Object value)) -> String.valueOf(value);
      case Operand.Single _ -> "another column";
      case Operand.Several s -> s.expressions().size() + " values";
      case Operand.Range _ -> "a range";
      case Operand.During _ -> "a period";
      case Operand.Nested _ -> "a computed value";
    };
  }
}
