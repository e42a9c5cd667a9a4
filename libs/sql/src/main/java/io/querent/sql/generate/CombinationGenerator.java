package io.querent.sql.generate;

import io.querent.semantics.ir.Combination;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import io.querent.sql.bind.Binder;
import io.querent.sql.dialect.SqlNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Set operations. Operands that sort, cut or combine themselves are wrapped, because not every
 * engine takes parentheses there and engines disagree on which operator binds first.
 */
final class CombinationGenerator {
  private final Generation generation;
  private final Function<Ir, SqlNode> operands;

  CombinationGenerator(Generation generation, Function<Ir, SqlNode> operands) {
    this.generation = generation;
    this.operands = operands;
  }

  SqlNode query(Combination combination, Long rowLimit) {
    SqlNode combined =
        combination.queries().stream()
            .map(this::operand)
            .reduce((l, r) -> operator(combination).createCall(SqlNodes.POS, l, r))
            .orElseThrow();
    Long limit = Finishing.limit(combination.limit(), rowLimit);
    Long offset = Finishing.offset(combination.offset());
    boolean plainKeys =
        combination.order().stream().allMatch(o -> o.by() instanceof Expression.Column);
    if (!plainKeys) {
      return new SelectBuilder()
          .items(List.of(SqlIdentifier.star(SqlNodes.POS)))
          .from(SqlNodes.as(combined, "combined"))
          .orderBy(keys(combination))
          .limit(limit, offset)
          .build();
    }
    if (combination.order().isEmpty() && limit == null && offset == null) {
      return combined;
    }
    return new SqlOrderBy(
        SqlNodes.POS,
        combined,
        SqlNodes.list(keys(combination)),
        offset == null || offset == 0 ? null : SqlNodes.number(offset),
        limit == null ? null : SqlNodes.number(limit));
  }

  private static SqlOperator operator(Combination combination) {
    return switch (combination.operator()) {
      case UNION -> SqlStdOperatorTable.UNION;
      case UNION_ALL -> SqlStdOperatorTable.UNION_ALL;
      case INTERSECT -> SqlStdOperatorTable.INTERSECT;
      case EXCEPT -> SqlStdOperatorTable.EXCEPT;
    };
  }

  private SqlNode operand(Ir query) {
    SqlNode node = operands.apply(query);
    boolean bare =
        query instanceof Selection s
            && s.order().isEmpty()
            && s.limit() == null
            && s.offset() == null
            && node instanceof SqlSelect;
    if (bare) {
      return node;
    }
    return new SelectBuilder()
        .items(List.of(SqlIdentifier.star(SqlNodes.POS)))
        .from(SqlNodes.as(node, "operand"))
        .build();
  }

  private List<SqlNode> keys(Combination combination) {
    Map<Expression, SqlNode> names = new HashMap<>();
    for (String name : Binder.columns(combination)) {
      names.put(new Expression.Column(null, name), SqlNodes.name(name));
    }
    GroupConditions conditions = new GroupConditions();
    Translator translator = new Translator(generation, _ -> null, names::get, conditions::of);
    conditions.use(translator);
    List<SqlNode> keys = new ArrayList<>();
    for (Order order : combination.order()) {
      keys.add(
          SortKeys.key(
              generation.dialect(), translator.value(order.by()), order.descending(), true));
    }
    return keys;
  }
}
