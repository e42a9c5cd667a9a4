package io.querent.sql;

import static io.querent.sql.Expect.ask;
import static io.querent.sql.Expect.row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods and buckets; the clock stands at 2024-04-15 09:30 UTC. */
class CalendarTest {
  private static Expect orders(String filter) {
    return ask(
        "{'entities':['orders'],'dimensions':['id'],'order':['id'],'filters':[" + filter + "]}");
  }

  private static Expect readings(String filter) {
    return ask(
        "{'entities':['readings'],'dimensions':['id'],'order':['id'],'filters':[" + filter + "]}");
  }

  @Test
  void shouldResolvePeriods() {
    orders("{'field':'ordered_at','op':'during','value':'2024-02'}").gives(row(2), row(3));
    orders("{'field':'ordered_at','op':'during','value':{'this':'month'}}").gives(row(4), row(5));
    orders("{'field':'ordered_at','op':'during','value':{'previous':'quarter'}}")
        .gives(row(1), row(2), row(3));
    orders("{'field':'ordered_at','op':'during','value':{'last':'14 days'}}").gives(row(4), row(5));
    orders("{'field':'ordered_at','op':'during','value':{'last':'320 hours'}}").gives(row(5));
    orders("{'field':'ordered_at','op':'not during','value':'2024-Q1'}").gives(row(4), row(5));
    ask("{'entities':['customers'],'dimensions':['id'],'filters':["
            + "{'field':'joined','op':'during','value':'2023'}],'order':['id']}")
        .gives(row(1), row(2));
  }

  @Test
  void shouldTakeWholeDaysAndMonthsInComparisons() {
    orders("{'field':'ordered_at','op':'=','value':'2024-02-10'}").gives(row(2));
    orders("{'field':'ordered_at','op':'<=','value':'2024-02-10'}").gives(row(1), row(2));
    orders("{'field':'ordered_at','op':'>','value':'2024-02-10'}").gives(row(3), row(4), row(5));
    orders("{'field':'ordered_at','op':'between','value':['2024-02-10','2024-02-28']}")
        .gives(row(2), row(3));
    orders("{'field':'ordered_at','op':'>=','value':'2024-04-01 12:34:56'}").gives(row(4), row(5));
    orders("{'field':'ordered_at','op':'in','value':['2024-01-05','2024-02-28']}")
        .gives(row(1), row(3));
    orders("{'field':'ordered_at','op':'!=','value':'2024-02'}").gives(row(1), row(4), row(5));
  }

  @ParameterizedTest
  @CsvSource({
    "day, 2024-02, 2 3", "taken, 2024-02, 2 3", "made, 2024, 2 3", "epoch, 2024-02, 2 3",
    "millis, 2024-02, 2 3", "day, 2024-01-31, 1", "taken, 2024-01-31, 1", "epoch, 2024-01-31, 1",
    "millis, 2024-02-29, 3", "made, 2023, 1"
  })
  void shouldFindPeriodsHoweverColumnsSpellThem(String column, String period, String ids) {
    var expected = java.util.Arrays.stream(ids.split(" ")).map(i -> row(Integer.valueOf(i)));
    @SuppressWarnings("unchecked")
    java.util.List<Object>[] rows = expected.toArray(java.util.List[]::new);
    readings("{'field':'" + column + "','op':'during','value':'" + period + "'}").gives(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "day, month, 2024-01-01 2024-02-01 2024-02-01",
        "taken, month, 2024-01-01 2024-02-01 2024-02-01",
    "epoch, month, 2024-01-01 2024-02-01 2024-02-01",
        "millis, day, 2024-01-31 2024-02-01 2024-02-29",
    "made, year, 2023-01-01 2024-01-01 2024-01-01", "day, week, 2024-01-29 2024-01-29 2024-02-26",
    "taken, quarter, 2024-01-01 2024-01-01 2024-01-01",
        "taken, 2 months, 2024-01-01 2024-01-01 2024-01-01",
    "taken, 5 years, 2020-01-01 2020-01-01 2020-01-01",
        "day, 2 weeks, 2024-01-29 2024-01-29 2024-02-26",
    "taken, 3 days, 2024-01-31 2024-01-31 2024-02-27"
  })
  void shouldCutBucketsHoweverColumnsSpellThem(String column, String grain, String starts) {
    String[] start = starts.split(" ");
    ask("{'entities':['readings'],'dimensions':[{'field':'%s','grain':'%s','name':'b'}],'order':['id'],'limit':3}"
            .formatted(column, grain))
        .gives(row(start[0]), row(start[1]), row(start[2]));
  }

  @ParameterizedTest
  @CsvSource({
    "15 minutes, 2024-01-31 23:45:00, 2024-02-01 00:00:00, 2024-02-29 12:00:00",
    "1 hour, 2024-01-31 23:00:00, 2024-02-01 00:00:00, 2024-02-29 12:00:00",
    "1 minute, 2024-01-31 23:50:00, 2024-02-01 00:10:00, 2024-02-29 12:00:00",
    "6 hours, 2024-01-31 18:00:00, 2024-02-01 00:00:00, 2024-02-29 12:00:00",
    "30 seconds, 2024-01-31 23:50:00, 2024-02-01 00:10:00, 2024-02-29 12:00:00"
  })
  void shouldCutBucketsWithinDays(String grain, String first, String second, String third) {
    for (String column : new String[] {"taken", "epoch", "millis"}) {
      ask("{'entities':['readings'],'dimensions':[{'field':'%s','grain':'%s','name':'b'}],'order':['id'],'limit':3}"
              .formatted(column, grain))
          .gives(row(first), row(second), row(third));
    }
  }

  @Test
  void shouldCountPerMonthAndSortByIt() {
    ask("{'entities':['orders'],'metrics':[{'name':'n','agg':'count'}],"
            + "'dimensions':[{'name':'month','field':'ordered_at','grain':'month'}],'order':['month']}")
        .gives(row("2024-01-01", 1), row("2024-02-01", 2), row("2024-04-01", 2));
  }

  @Test
  void shouldApplyGrainOfQueryToTimeColumn() {
    ask("{'entities':['orders'],'metrics':[{'name':'n','agg':'count'}],'grain':'1 year'}")
        .gives(row("2024-01-01", 5));
  }

  @Test
  void shouldTakeTheWordOfTheGrainForItsBucket() {
    ask("{'entities':['orders'],'metrics':[{'name':'total','agg':'sum'}],'dimensions':['status','month'],'filters':[{'field':'ordered_at','op':'<','value':'2024-03-01'}],'grain':'1"
            + " month','order':[{'field':'month','dir':'desc'},'status']}")
        .gives(
            row("open", "2024-02-01", 30),
            row("paid", "2024-02-01", 45),
            row("paid", "2024-01-01", 60));
  }

  @Test
  void shouldTakePartsOfTime() {
    ask("{'entities':['orders'],'dimensions':['year(ordered_at)','quarter(ordered_at)',"
            + "'month(ordered_at)','day(ordered_at)','hour(ordered_at)','weekday(ordered_at)'],"
            + "'order':['id'],'limit':2}")
        .gives(row(2024, 1, 1, 5, 10, 5), row(2024, 1, 2, 10, 23, 6));
    ask("{'entities':['readings'],'dimensions':['year(made)','month(day)','hour(taken)','day(epoch)',"
            + "'hour(millis)'],'order':['id'],'limit':1}")
        .gives(row(2023, 1, 23, 31, 23));
  }

  @Test
  void shouldCountDaysBetween() {
    ask("{'entities':['orders'],'dimensions':[{'name':'d','expr':\"days_between(ordered_at,"
            + " `2024-01-01`)\"},{'name':'date','expr':'date(ordered_at)'},{'name':'age','expr':'days_between(now(),"
            + " ordered_at)'}],'order':['id'],'limit':2}")
        .gives(row(4, "2024-01-05", 101), row(40, "2024-02-10", 65));
  }

  @Test
  void shouldCompareCalendarColumnsOfDifferentForms() {
    ask("{'entities':['readings'],'dimensions':['id'],'filters':[{'field':'taken','op':'>=',"
            + "'value':{'field':'epoch'}}],'order':['id']}")
        .gives(row(1), row(2), row(3));
  }
}
