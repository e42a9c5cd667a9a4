package io.querent.local.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldOrderTest {

  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE singer (name TEXT, age INT, city TEXT)");
      statement.execute(
          "INSERT INTO singer VALUES ('Ann', 30, 'Rome'), ('Bob', 40, 'Rome'), ('Cid', 30,"
              + " 'Bern')");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private Optional<List<Integer>> ranks(String sql) throws SQLException {
    return GoldRows.read(connection, sql).ranks();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "List singers ordered by age from the oldest to the youngest.",
        "List the names of employees and sort in ascending order of age.",
        "What are the titles of the cartoons sorted alphabetically?",
        "List the section_name in reversed lexicographical order.",
        "Order the members by when they joined",
        "Rank the customers by revenue",
        "all products, cheapest first",
        "all products, most expensive first",
        "orders in chronological order"
      })
  void shouldHearThatAnOrderIsAskedFor(String question) {
    assertThat(GoldOrder.askedFor(question)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How many orders were placed last month?",
        "Top 10 customers by revenue",
        "Which customers ordered more than three times?",
        "average order value by country",
        "orders from Germany",
        "Which customer placed the first order?"
      })
  void shouldNotTakePurchasesForAnOrder(String question) {
    assertThat(GoldOrder.askedFor(question)).isFalse();
  }

  @Test
  void shouldFindNoOrderBelowTheTopLevel() {
    assertThat(GoldOrder.of("SELECT name FROM (SELECT * FROM singer ORDER BY age) s")).isEmpty();
    assertThat(GoldOrder.of("SELECT 'ORDER BY' FROM singer -- ORDER BY age")).isEmpty();
  }

  @Test
  void shouldReadKeysWithoutTheirDirection() {
    GoldOrder order =
        GoldOrder.of(
                "SELECT name FROM singer ORDER BY coalesce(age, 0) DESC NULLS LAST, 1, city asc"
                    + " LIMIT 3;")
            .orElseThrow();

    assertThat(order.keys()).containsExactly("coalesce(age, 0)", "1", "city");
    assertThat(order.positions()).containsExactly(0);
  }

  @Test
  void shouldGiveRowsOfEqualKeysTheSameRank() throws SQLException {
    assertThat(ranks("SELECT name FROM singer ORDER BY age DESC")).contains(List.of(0, 1, 1));
    assertThat(ranks("SELECT name, age FROM singer ORDER BY 2")).contains(List.of(0, 0, 1));
    assertThat(ranks("SELECT city, count(*) FROM singer GROUP BY city ORDER BY count(*) DESC"))
        .contains(List.of(0, 1));
  }

  @Test
  void shouldRankEveryRowWhereKeysCannotBeAdded() throws SQLException {
    assertThat(ranks("SELECT DISTINCT age FROM singer ORDER BY age")).contains(List.of(0, 1));
    assertThat(ranks("SELECT name FROM singer UNION SELECT city FROM singer ORDER BY name"))
        .contains(List.of(0, 1, 2, 3, 4));
  }

  @Test
  void shouldRankNothingWithoutAnOrder() throws SQLException {
    assertThat(ranks("SELECT name FROM singer")).isEmpty();
  }
}
