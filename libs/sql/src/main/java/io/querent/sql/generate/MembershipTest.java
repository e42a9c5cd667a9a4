package io.querent.sql.generate;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Operator;
import io.querent.sql.dialect.SqlNodes;
import io.querent.sql.dialect.TemporalForm;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Whether a value is one of several. Nulls among them are left out: nothing equals null. */
final class MembershipTest {
  private final Translator translator;
  private final Generation generation;
  private final Comparisons comparisons;

  MembershipTest(Translator translator, Comparisons comparisons) {
    this.translator = translator;
    this.generation = translator.generation();
    this.comparisons = comparisons;
  }

  SqlNode test(Expression left, List<Expression> values, boolean negated) {
    List<Object> constants = new ArrayList<>();
    List<Expression> computed = new ArrayList<>();
    boolean bound = false;
    for (Expression value : values) {
      Optional<Comparisons.Constant> constant = comparisons.constant(value);
      if (constant.isEmpty()) {
        computed.add(value);
        continue;
      }
      bound |= constant.get().bound();
      elements(constant.get().value()).stream().filter(Objects::nonNull).forEach(constants::add);
    }
    boolean lone = values.size() == 1 && bound;
    return test(left, constants, computed, bound, lone, negated);
  }

  private SqlNode test(
      Expression left,
      List<Object> constants,
      List<Expression> computed,
      boolean bound,
      boolean lone,
      boolean negated) {
    if (constants.isEmpty() && computed.isEmpty()) {
      return Conditions.always(negated);
    }
    TemporalForm form = translator.formOf(left);
    boolean mixed = form != null || !computed.isEmpty();
    if (mixed) {
      return oneByOne(left, constants, computed, bound, negated);
    }
    ColumnType type = translator.typeOf(left);
    SqlNode value = comparisons.comparable(left, type);
    if (lone && constants.size() > 1) {
      Optional<SqlNode> any = array(value, constants, type);
      if (any.isPresent()) {
        return negated ? SqlNodes.not(any.get()) : any.get();
      }
    }
    List<SqlNode> nodes =
        constants.stream()
            .map(c -> comparisons.node(new Comparisons.Constant(c, bound), type))
            .toList();
    if (nodes.size() == 1) {
      return SqlNodes.compare(negated ? "<>" : "=", value, nodes.getFirst());
    }
    return (negated ? SqlStdOperatorTable.NOT_IN : SqlStdOperatorTable.IN)
        .createCall(SqlNodes.POS, value, SqlNodes.list(nodes));
  }

  private SqlNode oneByOne(
      Expression left,
      List<Object> constants,
      List<Expression> computed,
      boolean bound,
      boolean negated) {
    Operator operator = negated ? Operator.NE : Operator.EQ;
    List<SqlNode> tests = new ArrayList<>();
    for (Object constant : constants) {
      tests.add(
          comparisons.withConstant(left, operator, new Comparisons.Constant(constant, bound)));
    }
    computed.forEach(e -> tests.add(comparisons.single(left, operator, e)));
    return negated ? SqlNodes.and(tests) : SqlNodes.or(tests);
  }

  /** One bound array where the engine takes arrays and all elements are of one kind. */
  private Optional<SqlNode> array(SqlNode value, List<Object> constants, ColumnType type) {
    List<Object> fitted = constants.stream().map(c -> ConstantTypes.fit(c, type)).toList();
    Class<?> kind = fitted.getFirst().getClass();
    boolean supported =
        kind == Long.class
            || kind == String.class
            || kind == BigDecimal.class
            || kind == Boolean.class;
    if (!supported || !fitted.stream().allMatch(kind::isInstance)) {
      return Optional.empty();
    }
    if (generation.dialect().anyOf(value, SqlNodes.NULL).isEmpty()) {
      return Optional.empty();
    }
    Object[] array = (Object[]) Array.newInstance(kind, fitted.size());
    return generation.dialect().anyOf(value, generation.bind(fitted.toArray(array)));
  }

  private static Collection<?> elements(Object value) {
    return switch (value) {
      case Collection<?> collection -> collection;
      case Object[] array -> java.util.Arrays.asList(array);
      case long[] array -> java.util.Arrays.stream(array).boxed().toList();
      case int[] array -> java.util.Arrays.stream(array).boxed().toList();
      case null -> List.of();
      default -> List.of(value);
    };
  }
}
