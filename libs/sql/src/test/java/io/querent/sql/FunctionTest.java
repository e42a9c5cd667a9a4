package io.querent.sql;

import static io.querent.sql.Expect.ask;
import static io.querent.sql.Expect.row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "abs(0 - total) | 60 | 30",
        "round(total / 7) | 9 | 4",
        "round(total / 7, 1) | 8.6 | 4.3",
        "floor(total / 7) | 8 | 4",
        "ceil(total / 7) | 9 | 5",
        "power(total, 2) | 3600 | 900",
        "sqrt(total * 2 + 1) | 11 | 7.81025",
        "-total | -60 | -30",
        "coalesce(nullif(id, 1), 7) | 7 | 2",
        "length(status) | 4 | 4",
        "total % 7 | 4 | 2",
        "number('1e2') + id | 101 | 102",
        "total - (10 - id) | 51 | 22",
        "(total - 10) / (id + 1) | 25 | 6.666667"
      })
  void shouldComputeNumbers(String expression, String first, String second) {
    ask("{'entities':['orders'],'dimensions':[{'name':'v','expr':\"%s\"}],'order':['id'],'limit':2}"
            .formatted(expression.replace('\'', '`')))
        .gives(row(new java.math.BigDecimal(first)), row(new java.math.BigDecimal(second)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "lower(name) ; ada ; ben",
        "upper(country) ; FR ; FR",
        "trim('  ' || name || ' ') ; Ada ; Ben",
        "concat(name, '-', country) ; Ada-FR ; Ben-FR",
        "substring(name, 2) ; da ; en",
        "substring(name, 1, 1) ; A ; B",
        "replace(name, 'A', 'O') ; Oda ; Ben",
        "text(id) ; 1 ; 2",
        "if(active, 'on', 'off') ; on ; off",
        "name || id ; Ada1 ; Ben2",
        "date(joined) ; 2023-01-15 ; 2023-03-02"
      })
  void shouldComputeTexts(String expression, String first, String second) {
    ask("{'entities':['customers'],'dimensions':[{'name':'v','expr':\"%s\"}],'order':['id'],'limit':2}"
            .formatted(expression.replace('\'', '`')))
        .gives(row(first), row(second));
  }

  @Test
  void shouldDrawASample() {
    ask("{'entities':['orders'],'metrics':['count(*)'],'filters':[{'field':'id','op':'in','value':"
            + "{'query':{'entities':['orders'],'dimensions':['id'],'order':['random()'],'limit':3}}}]}")
        .gives(row(3));
  }

  @Test
  void shouldTreatMissingTextAsEmptyOnlyInConcat() {
    ask("{'entities':['customers'],'dimensions':[{'name':'a','expr':\"concat(name, country)\"},"
            + "{'name':'b','expr':'name || country'}],'filters':['id = 4']}")
        .gives(row("Dan_50%", null));
  }
}
