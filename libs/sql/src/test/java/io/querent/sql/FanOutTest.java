package io.querent.sql;

import static io.querent.sql.Expect.ask;
import static io.querent.sql.Expect.row;

import org.junit.jupiter.api.Test;

/** One customer, two orders, three items each: no figure may count a row once per joined row. */
class FanOutTest {
  @Test
  void shouldSumOrdersOfCustomerWhoseOrdersHaveManyItems() {
    ask("{'entities':['customers','orders','order_items'],'dimensions':['customers.name'],"
            + "'metrics':[{'name':'revenue','expr':'sum(orders.total)'},"
            + "{'name':'orders','expr':'count(orders.*)'},{'name':'items','expr':'count(order_items.*)'},"
            + "{'name':'credit','expr':'sum(customers.credit)'},"
            + "{'name':'reviews','expr':'count(reviews.*)'}],'order':['customers.name']}")
        .gives(
            row("Ada", 90, 2, 6, 100.5, 2),
            row("Ben", 45, 1, 2, 20, 1),
            row("Cléo", 10, 1, 1, null, 1),
            row("Dan_50%", null, 0, 0, 7.25, 0));
  }

  @Test
  void shouldPutTotalsOfSeveralEntitiesSideBySide() {
    ask("{'entities':['customers','orders'],'metrics':[{'name':'customers','expr':'count(customers.*)'},"
            + "{'name':'orders','expr':'count(orders.*)'},{'name':'per_customer','expr':'count(orders.*)"
            + " / count(customers.*)'}]}")
        .gives(row(4, 5, 1.25));
  }

  @Test
  void shouldFilterTotalsByItemsWithoutRepeatingOrders() {
    ask("{'entities':['orders'],'metrics':[{'name':'revenue','agg':'sum','field':'total'},"
            + "{'name':'n','agg':'count'}],"
            + "'filters':[{'field':'order_items.unit_price','op':'>=','value':10}]}")
        .gives(row(145, 4));
  }

  @Test
  void shouldHoldConditionsOnOneItemTogether() {
    ask("{'entities':['orders'],'dimensions':['id'],'filters':["
            + "{'field':'order_items.quantity','op':'>=','value':2},"
            + "{'field':'products.name','op':'=','value':'Apple'}]}")
        .gives(row(3));
  }

  @Test
  void shouldNotRepeatRowsOfSubjectFilteredByToManyEntity() {
    ask("{'entities':['customers'],'dimensions':['name'],'filters':["
            + "{'field':'order_items.quantity','op':'>','value':0}],'order':['name']}")
        .gives(row("Ada"), row("Ben"), row("Cléo"));
  }

  @Test
  void shouldCountCustomersOncePerGroupOfTheirOrders() {
    ask("{'entities':['customers'],'dimensions':['orders.status'],"
            + "'metrics':[{'name':'n','expr':'count(customers.*)'},"
            + "{'name':'credit','expr':'sum(customers.credit)'},"
            + "{'name':'mean','expr':'avg(customers.credit)'}],'order':['orders.status']}")
        .gives(row("open", 1, 100.5, 100.5), row("paid", 3, 120.5, 60.25));
  }

  @Test
  void shouldSumOrdersByProductOncePerProduct() {
    ask("{'entities':['orders'],'dimensions':['products.name'],"
            + "'metrics':[{'name':'revenue','expr':'sum(orders.total)'},{'name':'n','expr':'count(orders.*)'}],"
            + "'order':['products.name']}")
        .gives(row("Apple", 145, 4), row("Book", 90, 2), row("Cup", 135, 3));
  }

  @Test
  void shouldApplyMetricFilterOnItemsToWholeOrders() {
    ask("{'entities':['orders'],'dimensions':['customers.country'],'metrics':["
            + "{'name':'all','expr':'sum(orders.total)'},{'name':'with_books','expr':'sum(orders.total)','filter':\"products.name"
            + " = `Book`\"},{'name':'n','expr':'count(orders.*)','filter':\"products.name ="
            + " `Book`\"}],'order':['customers.country']}")
        .gives(row("DE", 10, null, 0), row("FR", 135, 90, 2));
  }

  @Test
  void shouldKeepGroupOfNullWhenMerging() {
    ask("{'entities':['customers'],'dimensions':['country'],'metrics':["
            + "{'name':'n','expr':'count(customers.*)'},{'name':'revenue','expr':'sum(orders.total)'}],"
            + "'order':['country']}")
        .gives(row("DE", 1, 10), row("FR", 2, 135), row(null, 1, null));
  }

  @Test
  void shouldMergeThreeEntitiesWithHavingAndLimit() {
    ask("{'entities':['customers'],'dimensions':['country'],'metrics':["
            + "{'name':'n','expr':'count(customers.*)'},{'name':'orders','expr':'count(orders.*)'},"
            + "{'name':'stars','expr':'avg(reviews.stars)'}],"
            + "'having':[{'field':'orders','op':'>','value':0}],'order':['stars desc'],'limit':5}")
        .gives(row("FR", 2, 3, 4), row("DE", 1, 1, null));
  }

  @Test
  void shouldKeepCustomersWithoutOrdersInOuterJoin() {
    ask("{'entities':['customers','orders'],'dimensions':['customers.name'],"
            + "'metrics':[{'name':'n','expr':'count(orders.*)'},{'name':'sum','expr':'sum(orders.total)'},{'name':'paid','expr':'count(orders.*)','filter':\"orders.status"
            + " = `paid`\"}],"
            + "'joins':[{'left':'customers.id','right':'orders.customer_id','outer':true}],"
            + "'order':['customers.name']}")
        .gives(
            row("Ada", 2, 90, 1),
            row("Ben", 1, 45, 1),
            row("Cléo", 1, 10, 1),
            row("Dan_50%", 0, null, 0));
  }

  @Test
  void shouldFindCustomersWithoutOrdersByOuterJoin() {
    ask("{'entities':['customers','orders'],'dimensions':['customers.name'],"
            + "'filters':[{'field':'orders.id','op':'is null'}],"
            + "'joins':[{'left':'customers.id','right':'orders.customer_id','outer':true}]}")
        .gives(row("Dan_50%"));
  }

  @Test
  void shouldRestrictToPartnersOfListedEntity() {
    ask("{'entities':['customers','orders'],'dimensions':['customers.name'],'order':['customers.name']}")
        .gives(row("Ada"), row("Ben"), row("Cléo"));
  }

  @Test
  void shouldGroupByHiddenKey() {
    ask("{'entities':['orders'],'dimensions':[{'expr':'customers.id','hidden':true},'customers.country'],'metrics':[{'name':'n','agg':'count'}],'order':['n"
            + " desc','customers.id']}")
        .gives(row("FR", 2), row("FR", 1), row("DE", 1));
  }
}
