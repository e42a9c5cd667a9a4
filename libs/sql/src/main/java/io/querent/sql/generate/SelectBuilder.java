package io.querent.sql.generate;

import io.querent.sql.dialect.SqlNodes;
import java.util.List;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;

/** Collects the clauses of one SELECT. */
final class SelectBuilder {
  private List<SqlNode> items = List.of();
  private SqlNode from;
  private SqlNode where;
  private List<SqlNode> groupBy = List.of();
  private SqlNode having;
  private List<SqlNode> orderBy = List.of();
  private boolean distinct;
  private Long limit;
  private Long offset;

  SelectBuilder items(List<SqlNode> nodes) {
    items = nodes;
    return this;
  }

  SelectBuilder from(SqlNode node) {
    from = node;
    return this;
  }

  SelectBuilder where(SqlNode node) {
    where = where == null ? node : node == null ? where : SqlNodes.and(where, node);
    return this;
  }

  SelectBuilder groupBy(List<SqlNode> nodes) {
    groupBy = nodes;
    return this;
  }

  SelectBuilder having(SqlNode node) {
    having = node;
    return this;
  }

  SelectBuilder orderBy(List<SqlNode> nodes) {
    orderBy = nodes;
    return this;
  }

  SelectBuilder distinct(boolean value) {
    distinct = value;
    return this;
  }

  SelectBuilder limit(Long rows, Long skipped) {
    limit = rows;
    offset = skipped == null || skipped == 0 ? null : skipped;
    return this;
  }

  /**
   * The query as what an EXISTS looks at; a condition on the one group of all rows needs an
   * aggregate.
   */
  SqlNode existence() {
    boolean oneGroup = having != null && groupBy.isEmpty();
    return items(List.of(oneGroup ? SqlNodes.countAll() : SqlNodes.ONE)).build();
  }

  SqlNode build() {
    SqlNodeList keywords = null;
    if (distinct) {
      SqlLiteral word = SqlLiteral.createSymbol(SqlSelectKeyword.DISTINCT, SqlNodes.POS);
      keywords = SqlNodes.list(List.of(word));
    }
    return new SqlSelect(
        SqlNodes.POS,
        keywords,
        SqlNodes.list(items),
        from,
        where,
        groupBy.isEmpty() ? null : SqlNodes.list(groupBy),
        having,
        null,
        null,
        orderBy.isEmpty() ? null : SqlNodes.list(orderBy),
        offset == null ? null : SqlNodes.number(offset),
        limit == null ? null : SqlNodes.number(limit),
        null);
  }
}
