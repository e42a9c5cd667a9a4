package io.querent.sql;

import static io.querent.sql.Expect.ask;
import static io.querent.sql.Expect.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.semantics.ir.IrException;
import io.querent.semantics.model.SemanticModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {
  private static Expect orders(String filter) {
    return ask(
        "{'entities':['orders'],'dimensions':['id'],'order':['id'],'filters':[" + filter + "]}");
  }

  @Test
  void shouldBindValuesOfEveryKind() {
    orders("{'field':'total','op':'>','value':'{{least}}'}")
        .with("least", 40)
        .gives(row(1), row(3));
    orders("{'field':'total','op':'>','value':'{{least}}'}")
        .with("least", "40")
        .gives(row(1), row(3));
    orders("{'field':'status','op':'=','value':'{{status}}'}").with("status", "open").gives(row(2));
    ask("{'entities':['customers'],'dimensions':['id'],'filters':[{'field':'active','op':'=',"
            + "'value':'{{active}}'}],'order':['id']}")
        .with("active", false)
        .gives(row(2));
  }

  @Test
  void shouldBindCalendarValues() {
    String since = "{'field':'ordered_at','op':'>=','value':'{{since}}'}";
    orders(since).with("since", "2024-04").gives(row(4), row(5));
    orders(since).with("since", LocalDate.of(2024, 4, 2)).gives(row(5));
    orders(since).with("since", "2024-04-02T08:07:00Z").gives(row(5));
    for (String column : List.of("day", "taken", "epoch", "millis")) {
      ask("{'entities':['readings'],'dimensions':['id'],'filters':[{'field':'%s','op':'=',"
                  .formatted(column)
              + "'value':'{{day}}'}]}")
          .with("day", "2024-02-29")
          .gives(row(3));
    }
  }

  @Test
  void shouldBindLists() {
    String listed = "{'field':'id','op':'in','value':'{{ids}}'}";
    orders(listed).with("ids", List.of(1, 3, 9)).gives(row(1), row(3));
    orders(listed).with("ids", List.of("4")).gives(row(4));
    orders(listed).with("ids", List.of()).givesNothing();
    orders("{'field':'status','op':'not in','value':'{{s}}'}")
        .with("s", Arrays.asList("open", null))
        .gives(row(1), row(3), row(4));
  }

  @Test
  void shouldBindPatternsAndGroupedValues() {
    ask("{'entities':['customers'],'dimensions':['id'],'filters':[{'field':'name','op':'contains',"
            + "'value':'{{part}}'}]}")
        .with("part", "_50%")
        .gives(row(4));
    ask("{'entities':['orders'],'dimensions':[{'name':'big','expr':\"if(total > {{least}}, `yes`,"
            + " `no`)\"}],"
            + "'metrics':['count(*)'],'filters':[{'field':'total','op':'<','value':'{{most}}'}],'order':['big']}")
        .with("least", 20)
        .with("most", 50)
        .gives(row("no", 2), row("yes", 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x' or '1'='1", "'; drop table orders; --", "\\", "\uE0000\uE000", "?"})
  void shouldNeverSpliceValuesIntoText(String value) {
    GeneratedSql sql =
        ThreeEngines.get()
            .generate(
                "postgres",
                ThreeEngines.read(
                    "{'entities':['orders'],'dimensions':['id'],'filters':["
                        + "{'field':'status','op':'=','value':'{{s}}'}]}"),
                SemanticModel.EMPTY,
                Map.of("s", value));
    assertThat(sql.sql()).doesNotContain(value.equals("?") ? "'?'" : value);
    assertThat(sql.parameters()).containsExactly(value);
    orders("{'field':'status','op':'=','value':'{{s}}'}").with("s", value).givesNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x' or '1'='1", "'; drop table orders; --", "\\\\", "\uE0000\uE000", "?", "a\nb"})
  void shouldEscapeLiterals(String value) {
    var filter =
        new io.querent.semantics.ir.Filter.Comparison(
            io.querent.semantics.ir.Expression.Column.of(null, "status"),
            io.querent.semantics.ir.Operator.EQ,
            io.querent.semantics.ir.Operand.Single.of(value));
    var echo =
        io.querent.semantics.ir.Selection.from("customers")
            .dimension(
                new io.querent.semantics.ir.Dimension(
                    "v", new io.querent.semantics.ir.Expression.Literal(value), null, false))
            .limit(1)
            .build();
    ThreeEngines engines = ThreeEngines.get();
    for (String dialect : engines.dialects()) {
      var none = io.querent.semantics.ir.Selection.from("orders").where(filter).build();
      assertThat(engines.run(dialect, engines.generate(dialect, none, null, Map.of()))).isEmpty();
      assertThat(engines.run(dialect, engines.generate(dialect, echo, null, Map.of())))
          .containsExactly(List.of(value));
    }
  }

  @Test
  void shouldSayWhichParameterIsMissing() {
    assertThatThrownBy(
            () -> orders("{'field':'id','op':'=','value':'{{id}}'}").with("day", 1).givesNothing())
        .isInstanceOf(IrException.class)
        .hasMessage("parameter 'id' has no value; given are day");
  }

  @Test
  void shouldRefuseValuesThatDoNotFit() {
    assertThatThrownBy(() -> orders("{'field':'total','op':'>','value':'many'}").givesNothing())
        .hasMessage("'many' is not a number, but it is compared with one");
    assertThatThrownBy(
            () -> orders("{'field':'ordered_at','op':'>','value':'soon'}").givesNothing())
        .hasMessageContaining("'soon' is not a date or time");
  }
}
