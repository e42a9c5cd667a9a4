package io.querent.sql;

import static io.querent.sql.Expect.ask;
import static io.querent.sql.Expect.row;

import org.junit.jupiter.api.Test;

class FilterTest {
  private static Expect customers(String filters) {
    return ask(
        "{'entities':['customers'],'dimensions':['id'],'order':['id'],'filters':["
            + filters
            + "]}");
  }

  @Test
  void shouldIgnoreCaseInTextOperatorsButNotInEquality() {
    customers("{'field':'name','op':'contains','value':'A'}").gives(row(1), row(4));
    customers("{'field':'name','op':'starts with','value':'a'}").gives(row(1));
    customers("{'field':'name','op':'ends with','value':'N'}").gives(row(2));
    customers("{'field':'name','op':'=','value':'ada'}").givesNothing();
    customers("{'field':'name','op':'not contains','value':'a'}").gives(row(2), row(3));
  }

  @Test
  void shouldTakeWildcardsLiterally() {
    customers("{'field':'name','op':'contains','value':'_50%'}").gives(row(4));
    customers("{'field':'name','op':'contains','value':'a_a'}").givesNothing();
    customers("{'field':'name','op':'contains','value':'\\\\'}").givesNothing();
  }

  @Test
  void shouldCompareTextWithTextOfAnotherColumn() {
    ask("{'entities':['products'],'dimensions':['id'],'filters':[{'field':'name','op':'contains','value':{'expr':\"substring(name,"
            + " 2, 2)\"}}],'order':['id']}")
        .gives(row(1), row(2), row(3), row(4));
  }

  @Test
  void shouldQuoteLiterals() {
    customers("{'field':'name','op':'!=','value':'O`Neil'}").gives(row(1), row(2), row(3), row(4));
    customers("{'field':'name','op':'=','value':'Cléo'}").gives(row(3));
  }

  @Test
  void shouldCombineConditions() {
    customers(
            "{'or':[{'field':'country','op':'=','value':'DE'},{'and':[{'field':'credit','op':'<','value':50},"
                + "{'not':{'field':'active','op':'=','value':true}}]}]}")
        .gives(row(2), row(3));
  }

  @Test
  void shouldFindInListsAndRanges() {
    customers("{'field':'country','op':'in','value':['DE','IT']}").gives(row(3));
    customers("{'field':'country','op':'not in','value':['DE','IT']}").gives(row(1), row(2));
    customers("{'field':'credit','op':'between','value':[7.25,20]}").gives(row(2), row(4));
    customers("{'field':'credit','op':'not between','value':[7.25,20]}").gives(row(1));
    customers("{'field':'country','op':'is null'}").gives(row(4));
  }

  @Test
  void shouldFindThoseWhoNeverOrdered() {
    customers("{'not_exists':{'entities':['orders']}}").gives(row(4));
    customers("{'exists':{'entities':['orders'],'filters':[\"status = `open`\"]}}").gives(row(1));
  }

  @Test
  void shouldFollowRelationshipsToFarEntity() {
    customers("{'not_exists':{'entities':['order_items'],'filters':[\"products.name = `Book`\"]}}")
        .gives(row(2), row(3), row(4));
  }

  @Test
  void shouldFindThoseWithMoreThanOneRelatedRow() {
    customers("{'exists':{'entities':['orders'],'having':[\"count(*) > 1\"]}}").gives(row(1));
  }

  @Test
  void shouldRelateByExplicitColumns() {
    ask("{'entities':['employees'],'dimensions':['name'],'order':['id'],'filters':[{'exists':{'entities':['employees"
            + " as report'],'filters':[\"report.salary > employees.salary\"]},"
            + "'on':[{'outer':'employees.id','inner':'report.manager_id'}]}]}")
        .gives(row("Eve"));
  }

  @Test
  void shouldLeaveNullsOutOfNotIn() {
    ask("{'entities':['employees'],'dimensions':['name'],'order':['id'],'filters':[{'field':'id','op':'not"
            + " in','value':{'query':{'entities':['employees'],'dimensions':['manager_id']}}}]}")
        .gives(row("Gus"), row("Hal"));
  }

  @Test
  void shouldLeaveNullsOutOfNotInOverGroups() {
    customers(
            "{'field':'id','op':'not in','value':{'query':{'entities':['orders'],"
                + "'dimensions':['customer_id'],'distinct':true,'order':['customer_id'],'limit':10}}}")
        .gives(row(4));
  }

  @Test
  void shouldCompareWithAverageOfOwnCategory() {
    ask("{'entities':['products'],'dimensions':['name'],'order':['name'],'filters':[{'field':'price',"
            + "'op':'>=','value':{'query':{'entities':['products'],'metrics':[{'name':'a','agg':'avg',"
            + "'field':'price'}]},'correlate':['category']}}]}")
        .gives(row("Apple"), row("Book"), row("Cup"));
  }

  @Test
  void shouldCompareTextThatSpellsNumbers() {
    ask("{'entities':['readings'],'dimensions':['id'],'filters':["
            + "{'field':'amount','op':'>','value':9}],'order':['id']}")
        .gives(row(1), row(2));
    ask("{'entities':['readings'],'dimensions':['id'],'filters':[{'field':'amount','op':'=','value':10}]}")
        .gives(row(1));
    customers("{'field':'id','op':'=','value':'2'}").gives(row(2));
  }

  @Test
  void shouldCompareTruthValues() {
    customers("{'field':'active','op':'=','value':'no'}").gives(row(2));
    customers("{'field':'active','op':'=','value':1}").gives(row(1), row(3), row(4));
  }
}
