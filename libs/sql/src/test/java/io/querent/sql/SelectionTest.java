package io.querent.sql;

import static io.querent.sql.Expect.ask;
import static io.querent.sql.Expect.row;

import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void shouldSelectPlainColumnsInOrder() {
    ask("{'entities':['customers'],'dimensions':['name','country'],'order':['id desc'],'limit':3}")
        .gives(row("Dan_50%", null), row("Cléo", "DE"), row("Ben", "FR"));
  }

  @Test
  void shouldJoinAlongRelationships() {
    ask("{'entities':['customers'],'dimensions':['customers.name','products.name'],"
            + "'filters':[{'field':'orders.status','op':'=','value':'open'}],"
            + "'order':['products.name']}")
        .gives(row("Ada", "Apple"), row("Ada", "Book"), row("Ada", "Cup"));
  }

  @Test
  void shouldGroupAndSortByAggregate() {
    ask("{'entities':['orders'],'dimensions':['customers.country'],"
            + "'metrics':[{'name':'revenue','agg':'sum','field':'total'}],"
            + "'order':[{'field':'revenue','dir':'desc'}]}")
        .gives(row("FR", 135), row("DE", 10));
  }

  @Test
  void shouldPutNullsLastInBothDirections() {
    ask("{'entities':['customers'],'dimensions':['id'],'order':['credit desc']}")
        .gives(row(1), row(2), row(4), row(3));
    ask("{'entities':['customers'],'dimensions':['id'],'order':['credit']}")
        .gives(row(4), row(2), row(1), row(3));
  }

  @Test
  void shouldFindWithNestedQuery() {
    ask("{'entities':['orders'],'dimensions':['id'],'filters':[{'field':'total','op':'>','value':"
            + "{'query':{'entities':['orders'],'metrics':[{'name':'a','agg':'avg','field':'total'}]}}}],"
            + "'order':['id']}")
        .gives(row(1), row(3));
  }

  @Test
  void shouldNotCountOrdersOncePerItem() {
    ask("{'entities':['customers'],'dimensions':['customers.name'],'metrics':["
            + "{'name':'revenue','agg':'sum','field':'orders.total'},"
            + "{'name':'items','agg':'count','field':'order_items.*'}],'order':['customers.name']}")
        .gives(row("Ada", 90, 6), row("Ben", 45, 2), row("Cléo", 10, 1));
  }
}
