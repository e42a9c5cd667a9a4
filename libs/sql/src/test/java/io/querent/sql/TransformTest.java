package io.querent.sql;

import static io.querent.sql.Expect.ask;
import static io.querent.sql.Expect.row;

import org.junit.jupiter.api.Test;

class TransformTest {
  private static Expect monthly(String transform) {
    return ask(
        "{'entities':['orders'],'dimensions':[{'name':'month','field':'ordered_at','grain':'month'}],"
            + "'metrics':[{'name':'v','expr':'sum(total)','transform':"
            + transform
            + "}],'order':['month']}");
  }

  @Test
  void shouldComputeShareOfTotal() {
    monthly("'share'")
        .gives(row("2024-01-01", 0.4), row("2024-02-01", 0.5), row("2024-04-01", 0.1));
  }

  @Test
  void shouldAddUp() {
    monthly("'running'")
        .gives(row("2024-01-01", 60), row("2024-02-01", 135), row("2024-04-01", 150));
  }

  @Test
  void shouldCompareWithBucketBefore() {
    monthly("'previous'")
        .gives(row("2024-01-01", null), row("2024-02-01", 60), row("2024-04-01", null));
    monthly("'change'")
        .gives(row("2024-01-01", null), row("2024-02-01", 15), row("2024-04-01", null));
    monthly("'growth'")
        .gives(row("2024-01-01", null), row("2024-02-01", 0.25), row("2024-04-01", null));
    monthly("{'kind':'previous','offset':2}")
        .gives(row("2024-01-01", null), row("2024-02-01", null), row("2024-04-01", 75));
  }

  @Test
  void shouldRank() {
    monthly("'rank'").gives(row("2024-01-01", 2), row("2024-02-01", 1), row("2024-04-01", 3));
  }

  @Test
  void shouldRestartWithinDimension() {
    ask("{'entities':['order_items'],'dimensions':['products.category','products.name'],"
            + "'metrics':[{'name':'s','expr':'sum(quantity)','transform':"
            + "{'kind':'share','within':['category']}}],'order':['category','name']}")
        .gives(row("fruit", "Apple", 1), row("home", "Cup", 1), row("media", "Book", 1));
  }

  @Test
  void shouldFollowEachSeries() {
    ask("{'entities':['orders'],'dimensions':['customers.country',{'name':'m','field':'ordered_at','grain':'month'}],"
            + "'metrics':[{'name':'v','expr':'sum(total)'},{'name':'p','expr':'sum(total)','transform':'previous'}],"
            + "'order':['country','m']}")
        .gives(
            row("DE", "2024-04-01", 10, null),
            row("FR", "2024-01-01", 60, null),
            row("FR", "2024-02-01", 75, 60));
  }

  @Test
  void shouldFilterAndLimitTransformed() {
    ask("{'entities':['orders'],'dimensions':['status'],'metrics':[{'name':'share','expr':'sum(total)','transform':'share'},{'name':'n','expr':'count(*)'}],'having':[\"share"
            + " > 0.1\",\"n >= 1\"],'order':['share desc'],'limit':1}")
        .gives(row("paid", 0.766667, 3));
  }
}
