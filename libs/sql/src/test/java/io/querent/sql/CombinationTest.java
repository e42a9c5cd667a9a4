package io.querent.sql;

import static io.querent.sql.Expect.ask;
import static io.querent.sql.Expect.row;

import org.junit.jupiter.api.Test;

class CombinationTest {
  private static final String ORDERED =
      "{'entities':['orders'],'dimensions':['customer_id'],'filters':[\"customer_id is not"
          + " null\"]}";
  private static final String REVIEWED = "{'entities':['reviews'],'dimensions':['customer_id']}";
  private static final String ALL = "{'entities':['customers'],'dimensions':['id']}";

  @Test
  void shouldCombineAsSets() {
    ask("{'except':[" + ALL + "," + ORDERED + "]}").gives(row(4));
    ask("{'union':[" + ORDERED + "," + REVIEWED + "],'order':['customer_id desc'],'limit':2}")
        .gives(row(3), row(2));
    ask("{'union_all':[" + ORDERED + "," + REVIEWED + "]}")
        .givesInAnyOrder(row(1), row(1), row(1), row(1), row(2), row(2), row(3), row(3));
    ask("{'intersect':[" + ALL + "," + REVIEWED + "],'order':['id']}")
        .gives(row(1), row(2), row(3));
  }

  @Test
  void shouldKeepLimitsOfOperands() {
    String last = "{'entities':['orders'],'dimensions':['id'],'order':['id desc'],'limit':1}";
    String first = "{'entities':['orders'],'dimensions':['id'],'order':['id'],'limit':1}";
    ask("{'union_all':[" + last + "," + first + "],'order':['id']}").gives(row(1), row(5));
  }

  @Test
  void shouldNestWithoutMixingPrecedence() {
    ask("{'except':["
            + ALL
            + ",{'intersect':["
            + ORDERED
            + ",{'union':["
            + REVIEWED
            + ","
            + ALL
            + "]}]}]}")
        .gives(row(4));
  }

  @Test
  void shouldSortByExpression() {
    ask("{'union':[" + ALL + "," + REVIEWED + "],'order':['0 - id'],'limit':1,'offset':1}")
        .gives(row(3));
  }

  @Test
  void shouldStandInsideCondition() {
    ask("{'entities':['customers'],'dimensions':['name'],'filters':[{'field':'id','op':'in','value':"
            + "{'query':{'except':["
            + ALL
            + ","
            + ORDERED
            + "]}}}]}")
        .gives(row("Dan_50%"));
    ask("{'entities':['customers'],'dimensions':['name'],'filters':[{'field':'id','op':'not"
            + " in','value':{'query':{'union':["
            + REVIEWED
            + ","
            + ORDERED
            + "]}}}]}")
        .gives(row("Dan_50%"));
  }

  @Test
  void shouldCombineMergedFigures() {
    String merged =
        "{'entities':['customers'],'dimensions':['country'],'metrics':["
            + "{'name':'n','expr':'count(customers.*)'},{'name':'o','expr':'count(orders.*)'}],"
            + "'filters':[\"country = `%s`\"]}";
    ask("{'union_all':["
            + merged.formatted("FR")
            + ","
            + merged.formatted("DE")
            + "],'order':['n']}")
        .gives(row("DE", 1, 1), row("FR", 2, 3));
  }
}
