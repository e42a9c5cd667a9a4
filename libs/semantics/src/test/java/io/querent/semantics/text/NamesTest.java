package io.querent.semantics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final List<String> KNOWN =
      List.of("customer_id", "customers", "orders", "order_items", "total_amount", "status");

  @ParameterizedTest
  @CsvSource({
    "custmers, customers",
    "Orders, orders",
    "order, orders",
    "ordres, orders",
    "CustomerId, customer_id",
    "satus, status",
    "total, total_amount",
    "orderitem, order_items",
  })
  void shouldFindTheNameThatWasMeant(String wanted, String expected) {
    assertThat(Names.nearest(wanted, KNOWN, 1)).containsExactly(expected);
  }

  @Test
  void shouldFindNothingForFarNames() {
    assertThat(Names.nearest("xyz", KNOWN, 3)).isEmpty();
    assertThat(Names.nearest("", KNOWN, 3)).isEmpty();
    assertThat(Names.nearest("orders", KNOWN, 0)).isEmpty();
    assertThat(Names.nearest("orders", List.of(), 3)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 5, 0",
    "abc, acb, 5, 1",
    "ca, abc, 5, 3",
    "kitten, sitting, 5, 3",
    "'', abc, 5, 3",
    "abcdef, uvwxyz, 2, 3",
    "a, abcdefgh, 2, 3",
  })
  void shouldCountEditsUpToTheLimit(String left, String right, int limit, int expected) {
    assertThat(Names.distance(left, right, limit)).isEqualTo(expected);
    assertThat(Names.distance(right, left, limit)).isEqualTo(expected);
  }

  @Test
  void shouldListKnownNamesWhenNoneIsNear() {
    assertThat(Names.hint("ordr", KNOWN)).isEqualTo("; did you mean 'orders'?");
    assertThat(Names.hint("xyz", List.of("abc", "def"))).isEqualTo("; known are abc, def");
    assertThat(Names.hint("xyz", List.of())).isEmpty();
  }
}
