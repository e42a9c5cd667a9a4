package io.querent.sql.dialect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Makes nodes of Calcite's SQL tree with no position and no validation. */
public final class SqlNodes {
  /** No position: the tree is made, not parsed. */
  public static final SqlParserPos POS = SqlParserPos.ZERO;

  public static final SqlNode NULL = SqlLiteral.createNull(POS);
  public static final SqlNode ONE = number(1);
  public static final SqlNode ZERO = number(0);
  public static final SqlNode TRUE = SqlLiteral.createBoolean(true, POS);
  public static final SqlNode FALSE = SqlLiteral.createBoolean(false, POS);

  private SqlNodes() {}

  /** An identifier of one or more parts. */
  public static SqlIdentifier name(String... parts) {
    return new SqlIdentifier(List.of(parts), POS);
  }

  public static SqlNode text(String value) {
    return SqlLiteral.createCharString(value, POS);
  }

  public static SqlNode number(long value) {
    return number(BigDecimal.valueOf(value));
  }

  public static SqlNode number(BigDecimal value) {
    return SqlLiteral.createExactNumeric(value.toPlainString(), POS);
  }

  /** A function call, the name printed as given. */
  public static SqlNode call(String function, SqlNode... arguments) {
    return new SqlFunction(
            function,
            SqlKind.OTHER_FUNCTION,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(POS, arguments);
  }

  /** {@code function(DISTINCT argument)}. */
  public static SqlNode distinctCall(String function, SqlNode argument) {
    SqlFunction operator =
        new SqlFunction(
            function,
            SqlKind.OTHER_FUNCTION,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION);
    return operator.createCall(
        SqlLiteral.createSymbol(org.apache.calcite.sql.SqlSelectKeyword.DISTINCT, POS),
        POS,
        argument);
  }

  public static SqlNode countAll() {
    return SqlStdOperatorTable.COUNT.createCall(POS, SqlIdentifier.star(POS));
  }

  /** A binary operator that compares, such as {@code =} or {@code ILIKE}. */
  public static SqlNode compare(String operator, SqlNode left, SqlNode right) {
    return new SqlBinaryOperator(operator, SqlKind.OTHER, 30, true, null, null, null)
        .createCall(POS, left, right);
  }

  /** A binary operator that binds like {@code ||}. */
  public static SqlNode concat(SqlNode left, SqlNode right) {
    return SqlStdOperatorTable.CONCAT.createCall(POS, left, right);
  }

  public static SqlNode concat(List<SqlNode> parts) {
    return parts.stream().reduce(SqlNodes::concat).orElseThrow();
  }

  public static SqlNode plus(SqlNode left, SqlNode right) {
    return SqlStdOperatorTable.PLUS.createCall(POS, left, right);
  }

  public static SqlNode minus(SqlNode left, SqlNode right) {
    return SqlStdOperatorTable.MINUS.createCall(POS, left, right);
  }

  public static SqlNode times(SqlNode left, SqlNode right) {
    return SqlStdOperatorTable.MULTIPLY.createCall(POS, left, right);
  }

  public static SqlNode over(SqlNode left, SqlNode right) {
    return SqlStdOperatorTable.DIVIDE.createCall(POS, left, right);
  }

  public static SqlNode modulo(SqlNode left, SqlNode right) {
    return SqlStdOperatorTable.PERCENT_REMAINDER.createCall(POS, left, right);
  }

  public static SqlNode equal(SqlNode left, SqlNode right) {
    return SqlStdOperatorTable.EQUALS.createCall(POS, left, right);
  }

  public static SqlNode not(SqlNode condition) {
    return SqlStdOperatorTable.NOT.createCall(POS, condition);
  }

  public static SqlNode isNull(SqlNode value) {
    return SqlStdOperatorTable.IS_NULL.createCall(POS, value);
  }

  public static SqlNode isNotNull(SqlNode value) {
    return SqlStdOperatorTable.IS_NOT_NULL.createCall(POS, value);
  }

  public static SqlNode exists(SqlNode query) {
    return SqlStdOperatorTable.EXISTS.createCall(POS, query);
  }

  /** All of them; null when there is none. */
  public static SqlNode and(List<SqlNode> conditions) {
    return conditions.stream()
        .reduce((left, right) -> SqlStdOperatorTable.AND.createCall(POS, left, right))
        .orElse(null);
  }

  public static SqlNode and(SqlNode left, SqlNode right) {
    return SqlStdOperatorTable.AND.createCall(POS, left, right);
  }

  /** At least one of them; null when there is none. */
  public static SqlNode or(List<SqlNode> conditions) {
    return conditions.stream()
        .reduce((left, right) -> SqlStdOperatorTable.OR.createCall(POS, left, right))
        .orElse(null);
  }

  /** {@code CASE WHEN condition THEN then [ELSE otherwise] END}. */
  public static SqlNode when(SqlNode condition, SqlNode then, SqlNode otherwise) {
    return new CaseOperator()
        .createCall(POS, condition, then, otherwise == null ? NULL : otherwise);
  }

  public static SqlNode cast(SqlNode value, String type) {
    return new CastOperator("CAST", type).createCall(POS, value);
  }

  /** A word before a quoted text, such as {@code DATE '2024-01-01'}. */
  public static SqlNode typed(String word, String text) {
    return new TypedText(word, text).createCall(POS);
  }

  public static SqlNode as(SqlNode node, String alias) {
    return SqlStdOperatorTable.AS.createCall(POS, node, name(alias));
  }

  public static SqlNodeList list(List<? extends SqlNode> nodes) {
    return new SqlNodeList(nodes, POS);
  }

  public static SqlNode join(SqlNode left, boolean outer, SqlNode right, SqlNode condition) {
    JoinType type = condition == null ? JoinType.CROSS : outer ? JoinType.LEFT : JoinType.INNER;
    return new SqlJoin(
        POS,
        left,
        SqlLiteral.createBoolean(false, POS),
        type.symbol(POS),
        right,
        (condition == null ? JoinConditionType.NONE : JoinConditionType.ON).symbol(POS),
        condition);
  }

  /** {@code call OVER (PARTITION BY … ORDER BY …)}. */
  public static SqlNode window(SqlNode call, List<SqlNode> partition, List<SqlNode> order) {
    SqlWindow window =
        SqlWindow.create(
            null,
            null,
            list(partition),
            list(order),
            SqlLiteral.createBoolean(false, POS),
            null,
            null,
            null,
            POS);
    return SqlStdOperatorTable.OVER.createCall(POS, call, window);
  }

  /**
   * {@code WITH name AS (query), … body}.
   *
   * @param names one name per query
   */
  public static SqlNode with(List<String> names, List<SqlNode> queries, SqlNode body) {
    List<SqlNode> operands = new ArrayList<>(queries);
    operands.add(body);
    return new WithOperator(names).createCall(POS, operands);
  }

  /** Several arguments as an array, for calls built from lists. */
  public static SqlNode[] array(List<SqlNode> nodes) {
    return nodes.toArray(SqlNode[]::new);
  }

  /** The nodes that are not null. */
  public static List<SqlNode> present(SqlNode... nodes) {
    return new ArrayList<>(Arrays.stream(nodes).filter(n -> n != null).toList());
  }

  /** Whether the node is the literal NULL. */
  public static boolean isNullLiteral(SqlNode node) {
    return node == NULL || node instanceof SqlLiteral literal && literal.getValue() == null;
  }
}
