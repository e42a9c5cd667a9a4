package io.querent.sql;

import static io.querent.sql.Expect.ask;
import static io.querent.sql.Expect.row;

import org.junit.jupiter.api.Test;

class GroupingTest {
  @Test
  void shouldComputeEveryAggregate() {
    ask("{'entities':['orders'],'metrics':['count(*)','count(status)','count(distinct"
            + " status)','sum(total)',"
            + "'avg(total)','min(total)','max(total)','median(total)','stddev(total)','variance(total)']}")
        .gives(row(5, 4, 2, 150, 30, 5, 60, 30, 23.184046, 537.5));
  }

  @Test
  void shouldComputeMedianPerGroup() {
    ask("{'entities':['orders'],'dimensions':['customers.country'],'metrics':["
            + "{'name':'m','expr':'median(total)'},{'name':'v','expr':'variance(total)'},"
            + "{'name':'n','expr':'count(*)'}],'order':['customers.country']}")
        .gives(row("DE", 10, null, 1), row("FR", 45, 225, 3));
  }

  @Test
  void shouldFilterGroups() {
    ask("{'entities':['customers'],'dimensions':['customers.name'],'having':[\"count(orders.*) >"
            + " 1\"]}")
        .gives(row("Ada"));
    ask("{'entities':['orders'],'dimensions':['customers.country'],"
            + "'metrics':[{'name':'n','agg':'count'}],'having':[{'field':'n','op':'between','value':[1,2]}]}")
        .gives(row("DE", 1));
  }

  @Test
  void shouldCompareGroupsWithNestedQuery() {
    ask("{'entities':['orders'],'dimensions':['customers.name'],'having':["
            + "{'field':'sum(total)','op':'>','value':{'query':{'entities':['orders'],"
            + "'metrics':[{'name':'mean','expr':'avg(total)'}]}}}],'order':['sum(total) desc']}")
        .gives(row("Ada"), row("Ben"));
    ask("{'entities':['customers'],'dimensions':['country'],'metrics':['count(*)'],'having':["
            + "{'field':'country','op':'not in','value':{'query':{'entities':['customers'],"
            + "'dimensions':['country'],'filters':[\"name = `Cléo`\"]}}}]}")
        .gives(row("FR", 2));
  }

  @Test
  void shouldSortByAggregateThatIsNotSelected() {
    ask("{'entities':['customers'],'dimensions':['customers.name'],'order':['sum(orders.total)"
            + " desc'],'limit':2}")
        .gives(row("Ada"), row("Ben"));
  }

  @Test
  void shouldSortGroupByColumnThatItsKeyDetermines() {
    ask("{'entities':['customers'],'dimensions':[{'field':'id','hidden':true},'name'],"
            + "'metrics':['count(orders.*)'],'order':['country','name desc']}")
        .gives(row("Cléo", 1), row("Ben", 1), row("Ada", 2));
  }

  @Test
  void shouldApplyFiltersOfSingleMetrics() {
    ask("{'entities':['orders'],'metrics':[{'name':'paid','agg':'count','filter':\"status ="
            + " `paid`\"},{'name':'rate','expr':'paid /"
            + " count(*)'},{'name':'big','agg':'sum','field':'total','filter':'total > 40'}]}")
        .gives(row(3, 0.6, 105));
  }

  @Test
  void shouldNotTruncateDivision() {
    ask("{'entities':['order_items'],'dimensions':[{'name':'half','expr':'quantity /"
            + " 2'},{'name':'none','expr':'quantity / (quantity -"
            + " quantity)'},{'name':'rest','expr':'quantity % 2'}],'order':['id'],'limit':2}")
        .gives(row(0.5, null, 1), row(1, null, 0));
  }

  @Test
  void shouldKeepFirstRowsPerGroup() {
    ask("{'entities':['orders'],'dimensions':['customers.country','id','total'],'top':{'n':1,'per':['customers.country'],'by':['total"
            + " desc']},'order':['total desc']}")
        .gives(row("FR", 1, 60), row("DE", 4, 10));
  }

  @Test
  void shouldKeepFirstGroupsPerGroup() {
    ask("{'entities':['order_items'],'dimensions':['products.category','products.name'],"
            + "'metrics':[{'name':'sold','agg':'sum','field':'quantity'}],'top':{'n':1,'per':['products.category'],'by':['sold"
            + " desc']},'order':['products.category']}")
        .gives(row("fruit", "Apple", 6), row("home", "Cup", 3), row("media", "Book", 3));
  }

  @Test
  void shouldRankByWhatIsNotSelected() {
    ask("{'entities':['customers'],'dimensions':['customers.name'],"
            + "'top':{'n':1,'per':['customers.country'],'by':['customers.credit desc']},"
            + "'order':['customers.id']}")
        .gives(row("Ada"), row("Cléo"), row("Dan_50%"));
  }

  @Test
  void shouldReturnDistinctRowsSortedByOtherColumn() {
    ask("{'entities':['orders'],'dimensions':['status'],'distinct':true,'order':['status']}")
        .gives(row("open"), row("paid"), row((Object) null));
    ask("{'entities':['orders'],'dimensions':['status'],'distinct':true,'order':['total desc']}")
        .gives(row("paid"), row("open"), row((Object) null));
  }

  @Test
  void shouldSkipAndLimit() {
    ask("{'entities':['orders'],'dimensions':['id'],'order':['id'],'limit':2,'offset':1}")
        .gives(row(2), row(3));
    ask("{'entities':['orders'],'dimensions':['id'],'order':['id'],'offset':3}")
        .gives(row(4), row(5));
  }

  @Test
  void shouldComputeConditionalValues() {
    ask("{'entities':['orders'],'dimensions':[{'name':'size','expr':\"if(total >= 45, `big`,"
            + " `small`)\"}],'metrics':['count(*)'],'order':['size']}")
        .gives(row("big", 2), row("small", 3));
  }

  @Test
  void shouldJoinTableTwiceUnderAliases() {
    ask("{'entities':['flights','airports as origin','airports as destination'],"
            + "'dimensions':['origin.city','destination.city'],'order':['flights.id']}")
        .gives(row("Aix", "Bonn"), row("Aix", "Cork"), row("Bonn", "Aix"));
  }

  @Test
  void shouldJoinTableWithItself() {
    ask("{'entities':['employees','employees as"
            + " manager'],'dimensions':['employees.name','manager.name'],'order':['employees.id']}")
        .gives(row("Flo", "Eve"), row("Gus", "Eve"), row("Hal", "Flo"));
    ask("{'entities':['employees as worker','employees as"
            + " boss'],'dimensions':['worker.name','boss.name'],"
            + "'joins':[{'left':'worker.manager_id','right':'boss.id','outer':true}],'order':['worker.id']}")
        .gives(row("Eve", null), row("Flo", "Eve"), row("Gus", "Eve"), row("Hal", "Flo"));
  }
}
